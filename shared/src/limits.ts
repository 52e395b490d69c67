/** Every cap of the product, the unit in the name. A cap without a reason here is a mistake. */

/** One update: about ten pages pasted at once. Larger local changes travel as a sync step 2. */
export const MAX_UPDATE_BYTES = 64 * 1024
/** One frame, and so one sync step 2: what a person can have written in a long offline spell. */
export const MAX_FRAME_BYTES = 1024 * 1024
/** Messages in one frame: a key with its caret and its marker are three. */
export const MAX_FRAME_MESSAGES = 32
/** Bytes of several messages in one frame; a longer one goes alone. */
export const MAX_PACKED_BYTES = 16 * 1024
/** A presence state: a cursor and a selection take about 200 bytes. */
export const MAX_PRESENCE_BYTES = 4 * 1024
/** A whole text, as stored: some 400,000 words. Beyond it nobody could open the room on an old laptop. */
export const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024
/** Bytes a line may leave unread, beside the text it came for, before it is dropped and comes anew. */
export const MAX_UNREAD_BYTES = 1024 * 1024
/** What one client may ever write in a room, in positions. Clocks beyond 2^53 are no numbers any more. */
export const MAX_CLOCK = 2 ** 31
/** Messages a line may send: a typist makes about 16 a second with the caret, a paste or a format storm more. */
export const LINE_FRAMES = { burst: 240, perSecond: 60 }
/** Bytes a line may send: an offline spell of 1 MiB at once, a fast typist a thousandth of it. */
export const LINE_BYTES = { burst: 4 * 1024 * 1024, perSecond: 256 * 1024 }
/** Questions that cost the server a whole text or list to answer; an honest page asks one on each line. */
export const LINE_OPENINGS = { burst: 6, perSecond: 0.1 }
/** The same for all lines of an account together, whatever rooms they are in. */
export const ACCOUNT_FRAMES = { burst: 960, perSecond: 240 }
export const ACCOUNT_BYTES = { burst: 8 * 1024 * 1024, perSecond: 512 * 1024 }
/** Steps that one update may ask of Yjs to put it in its place: half a second on an old laptop. */
export const MAX_UPDATE_WORK = 4_000_000
/** The same for all updates of an account; a typist in a paragraph of 2,000 pieces needs 16,000 a second. */
export const ACCOUNT_WORK = { burst: 8_000_000, perSecond: 200_000 }
/** Somebody who has been too fast for so long is no person, and is not slowed down any more but sent away. */
export const FLOOD_MS = 10_000
/** How long a line that was closed may take to say goodbye. */
export const CLOSE_TIMEOUT_MS = 3_000
/** Tabs and devices of one person, over all rooms. */
export const MAX_LINES_PER_ACCOUNT = 64
/** Messages that arrived in one piece and wait for their turn; beyond it the sender is no person. */
export const MAX_QUEUED_MESSAGES = 1_000
/** Lines one member may hold in one room: tabs and devices. The oldest goes. */
export const MAX_LINES_PER_MEMBER = 16
/** Structs one update may carry; an honest paste of 1 MiB stays under it. */
export const MAX_UPDATE_STRUCTS = 100_000
/** Depth of nested blocks: a paragraph in a list in a table cell in a quote in a list is 9. */
export const MAX_NESTING_DEPTH = 32
/** Attribute values are ids, levels, languages and links. */
export const MAX_ATTRIBUTE_CHARS = 2_048
/** Updates merged into one frame; Y.mergeUpdates is quadratic beyond a few hundred. */
export const MAX_MERGED_UPDATES = 200
/** Updates that may wait for the database in one room before it closes and asks people to come back. */
export const MAX_WAITING_UPDATES = 20_000
export const MAX_WAITING_BYTES = 16 * 1024 * 1024

/** How long a busy room gathers changes before they are committed and told, up to a dozen people. */
export const COMMIT_WINDOW_MS = 8
/** The same in a crowd: a frame for each receiver is the cost, and 34 ms are not seen by anybody. */
export const COMMIT_WINDOW_MAX_MS = 34
/** Commits begin at least so far apart, and those of a server with many busy rooms: each costs the same whatever it carries. */
export const COMMIT_PAUSE_MS = 6
export const COMMIT_PAUSE_MAX_MS = 14
/** Presence goes out at most this often, and in a crowd more rarely. */
export const PRESENCE_WINDOW_MS = 40
export const PRESENCE_WINDOW_MAX_MS = 70
/** Clients take people for gone of whom they have not heard for 30 s (y-protocols). */
export const PRESENCE_RENEWAL_MS = 15_000
/** People on another node are taken for gone when it has missed two renewals. */
export const PRESENCE_EXPIRY_MS = 35_000

/** A connection that has not started to sync by then is closed. */
export const HANDSHAKE_TIMEOUT_MS = 10_000
/** WebSocket pings; a peer that misses one is gone. */
export const PING_INTERVAL_MS = 30_000
/** The client speaks at least this often, so that both sides notice a dead line. */
export const HEARTBEAT_MS = 10_000
/** A room that nobody is in leaves memory after this pause. */
export const ROOM_LINGER_MS = 15_000
/** How often a server looks whether it has become quiet, and what it must have taken since it last was. */
export const IDLE_LOOK_MS = 4_000
export const MEMORY_WORTH_GIVING_BACK_BYTES = 24 * 1024 * 1024
/** A log is folded into a new checkpoint after so many commits, if they are a quarter of the text by then … */
export const FOLD_AFTER_COMMITS = 1_000
/** … or this much whatever the text: whoever comes in gets all of it. */
export const FOLD_AFTER_BYTES = 512 * 1024
/** Rows of a log read at a time; a log that is longer is folded before anybody gets it. */
export const LOG_PAGE_ROWS = 2_000
/** How often the logs of the open rooms are asked for what the bus has not told: without it, and with it. */
export const LOG_POLL_MS = 1_000
export const LOG_POLL_HEARING_MS = 3_000
/** A fold that takes longer has been fed something that it cannot digest. */
export const FOLD_TIMEOUT_MS = 120_000
/** How long a graceful stop waits for people's last edits to reach the database. */
export const DRAIN_TIMEOUT_MS = 10_000

/** A node tells itself over the bus that the bus works; a lost one is noticed at the second or third. */
export const BUS_HEARTBEAT_MS = 500
/** After so long without a heartbeat a node does not count on the others any more, and reads the log. */
export const BUS_SILENCE_MS = 2_000
/** After so long the connection is taken for dead and another is opened; a slow database is given its time. */
export const BUS_GIVE_UP_MS = 6_000
/** A node that has heard of no other for so long is alone, and saves its breath. */
export const BUS_COMPANY_MS = 3_000
/** Pause between two sendings: a word after a quiet time goes at once, a hot node wakes the others less often. */
export const BUS_GATHER_MS = 5
export const BUS_CONNECT_TIMEOUT_MS = 5_000
/** Pause before another try to connect: short for a restart, longer with each failure. */
export const BUS_MIN_RETRY_MS = 100
export const BUS_MAX_RETRY_MS = 5_000
/** What a stop grants the last words on the bus, such as that people have gone. */
export const BUS_CLOSE_TIMEOUT_MS = 1_000
/** Words that may wait for the bus: one of the log for each of many rooms, and presence of a few seconds. */
export const MAX_BUS_WAITING_WORDS = 10_000
export const MAX_BUS_WAITING_BYTES = 1024 * 1024

export const PASSWORD_MIN_CHARS = 15
export const PASSWORD_MAX_CHARS = 256
export const PERSON_NAME_MAX_CHARS = 80
export const EMAIL_MAX_CHARS = 254
export const ROOM_TITLE_MAX_CHARS = 160
export const ROUND_TITLE_MAX_CHARS = 160
export const COALITION_NAME_MAX_CHARS = 120
export const ORGANIZATION_NAME_MAX_CHARS = 120
export const SHORT_NAME_MAX_CHARS = 24
/** A website, an address or a number of an organisation. */
export const CONTACT_MAX_CHARS = 200
export const PASSKEY_NAME_MAX_CHARS = 60
export const INVITE_NOTE_MAX_CHARS = 300
/** JSON bodies of the HTTP interface. */
export const MAX_BODY_BYTES = 64 * 1024

/** A link is for somebody who is expected: 72 hours unless one says otherwise, a month at most. */
export const INVITE_DEFAULT_HOURS = 72
export const INVITE_MAX_HOURS = 30 * 24
export const INVITE_MAX_USES = 50
/** People who may wait at the door of one coalition; more are a flood, not a coalition. */
export const MAX_WAITING_REQUESTS = 200
/** The same behind the links of one member who does not coordinate. */
export const MAX_WAITING_BEHIND_MEMBER = 20
export const MAX_ORGANIZATIONS = 200
export const MAX_PASSKEYS = 20
export const RECOVERY_CODES = 10

export const SESSION_DAYS = 14
/** For so long after a proof, an act that needs one is done without asking again. */
export const PROOF_MINUTES = 10
/** Links in mails: short, since a mailbox may be read by others. */
export const PASSWORD_RESET_MINUTES = 60
export const CONFIRMATION_HOURS = 24
export const SETUP_LINK_HOURS = 24
/** A code app that is being set up has so long to show its first code. */
export const NEW_TOTP_MINUTES = 30
/** A challenge to a passkey waits so long for its answer. */
export const PASSKEY_CHALLENGE_MINUTES = 5
/** Guesses of a password: for one address at one account, and for one address over all accounts. */
export const SIGN_IN_TRIES_PER_ACCOUNT = { burst: 8, perMinute: 2 }
export const SIGN_IN_TRIES_PER_ADDRESS = { burst: 40, perMinute: 20 }
/** New client ids for one account; who comes back keeps the old one. */
export const LEASES_PER_ACCOUNT = { burst: 120, perMinute: 60 }
/** Whole texts over HTTP for one account: a page asks for one when it opens. */
export const TEXTS_PER_ACCOUNT = { burst: 120, perMinute: 60 }
export const NEW_ROOMS_PER_ACCOUNT = { burst: 20, perMinute: 4 }
export const REGISTRATIONS_PER_ADDRESS = { burst: 10, perMinute: 2 }
/** Links tried from one address: a guess of 256 bits is hopeless, but it need not be free. */
export const LINK_TRIES_PER_ADDRESS = { burst: 60, perMinute: 30 }
/** New links of one account, and mails to one address and from one account. */
export const NEW_INVITES_PER_ACCOUNT = { burst: 40, perMinute: 10 }
export const MAILS_PER_RECIPIENT = { burst: 4, perMinute: 0.1 }
export const MAILS_PER_ACCOUNT = { burst: 30, perMinute: 2 }
/** Mails that are on their way to the mail server at once; more are a flood. */
export const MAX_ERRANDS = 200
/** What a stop grants them. */
export const ERRANDS_TIMEOUT_MS = 5_000
export const FORGOTTEN_PER_ADDRESS = { burst: 10, perMinute: 1 }
export const NEW_COALITIONS_PER_ACCOUNT = { burst: 5, perMinute: 0.1 }
/** Answers that must not tell by their time whether there is something take a whole number of such steps. */
export const EVEN_ANSWER_MS = 40
/** Acts on oneself that are written down, such as taking another name: nobody floods the trail with them. */
export const OWN_ACTS_PER_ACCOUNT = { burst: 30, perMinute: 6 }
/** Proofs and codes of one account: a code has a million values. */
export const PROOFS_PER_ACCOUNT = { burst: 8, perMinute: 1 }
/** Codes of one account from all addresses together; recovery codes, which nobody can guess, go on (NIST SP 800-63B, 3.2.2). */
export const CODES_PER_ACCOUNT = { burst: 100, perMinute: 1 }
/** How often lines are held against the database whatever the bus has told: while it is silent, and while it works. */
export const RIGHTS_CHECK_MS = 500
export const RIGHTS_CHECK_HEARING_MS = 5_000
/** Lines that are looked up with one statement. */
export const RIGHTS_CHECKED_AT_ONCE = 500

/** What a comment may hold on to: some 700 words, a page and a half. */
export const ANCHOR_QUOTE_MAX_CHARS = 4_000
/** How much is kept of what stands before and after, to tell two like places apart. */
export const ANCHOR_CONTEXT_MAX_CHARS = 64
/** A relative position names an item, or a type and a side: some 30 bytes. */
export const ANCHOR_POSITION_MAX_CHARS = 256
/** What one says in a comment: three pages. */
export const COMMENT_MAX_CHARS = 10_000
export const COMMENT_MAX_PARAGRAPHS = 200
/** Runs of like letters and mentions in one paragraph. */
export const COMMENT_MAX_PIECES = 500
export const COMMENT_MAX_MENTIONS = 50
/** Comments in one thread, and threads in one room: beyond it nobody finds anything any more. */
export const MAX_THREAD_COMMENTS = 500
export const MAX_ROOM_THREADS = 5_000
/** Words proposed in the place of others: as long as what they may replace. */
export const PROPOSAL_MAX_CHARS = 4_000
export const REASON_MAX_CHARS = 1_000
/** Threads in one answer; a long list comes in pages. */
export const THREAD_PAGE_SIZE = 250
/** Anchors that one change of the text may carry along: a whole text written over has all of them. */
export const MAX_CARRIED_ANCHORS = 200
/** Threads named in one event; it must fit into a word between nodes. */
export const MAX_EVENT_THREADS = 50
/** What one account says: somebody who goes through a text makes one comment in some seconds. */
export const COMMENTS_PER_ACCOUNT = { burst: 120, perMinute: 60 }
/** Times that one account's edits carry anchors along; a typist within commented words does it each second. */
export const CARRIED_PER_ACCOUNT = { burst: 60, perMinute: 120 }

/** What is said to organisations that are asked: a paragraph or two. */
export const ROUND_NOTE_MAX_CHARS = 1_000
/** Why a document is frozen and until when: it stands above the text, in two lines. */
export const FREEZE_NOTE_MAX_CHARS = 160
/** Why a sealed document is opened again: a sentence, in the trail and beside the seal. */
export const REOPENING_REASON_MAX_CHARS = 300
/** A round is open for a year at most; beyond it nobody remembers what was asked. */
export const ROUND_MAX_DAYS = 366
/** Rounds of one room: each keeps a copy of the text. */
export const MAX_ROOM_ROUNDS = 100
/** New rounds of one account: each costs a copy of a whole text. */
export const NEW_ROUNDS_PER_ACCOUNT = { burst: 20, perMinute: 4 }
/** How often it is looked which rounds have come to their end. The moment itself counts, whenever one looks. */
export const ROUND_LOOK_MS = 2_000

/** What a signature says beside its decision: a reservation, a reason; as what one signs and by what authority. */
export const SIGN_OFF_WORDS_MAX_CHARS = 1_000
export const SIGN_OFF_CAPACITY_MAX_CHARS = 120
/** Sections of a text that are named where not all of it is signed. */
export const SIGN_OFF_MAX_SECTIONS = 100
/** Recommendations that are named where all others are signed. A text of the longest has fewer, and block ids are short. */
export const SIGN_OFF_MAX_LEFT_OUT = 500
export const BLOCK_ID_MAX_CHARS = 64
/** Whoever has not decided is reminded by itself so long before the end, and by others no sooner than this after. */
export const SIGN_OFF_REMINDER_MS = 48 * 3_600_000
export const SIGN_OFF_REMIND_AGAIN_MS = 24 * 3_600_000

/**
 * Most of a text has gone when so great a share of it has, and so many letters at least, within so long: more than an
 * editor cuts at a time, and less than one should find out about on the next day.
 */
export const MASS_DELETION_SHARE = 0.6
export const MASS_DELETION_LETTERS = 200
export const MASS_DELETION_WINDOW_MS = 10 * 60_000

/** What has moved in a call since it was adopted: a line or two. */
export const CALL_NOTE_MAX_CHARS = 600
/** What is removed for safety: a name at least, a paragraph at most. Of fewer letters there would be some in every word. */
export const PASSAGE_MIN_CHARS = 3
export const PASSAGE_MAX_CHARS = 500
/** Purges of one account, and looks at what there is to purge: each reads every version of a text. */
export const PURGES_PER_ACCOUNT = { burst: 20, perMinute: 4 }
/** Versions that are searched at a time: all of a room's texts at once would be hundreds of megabytes. */
export const SEARCHED_VERSIONS = 10

/** The name of a version, and what is to be said of it. */
export const SNAPSHOT_LABEL_MAX_CHARS = 80
export const SNAPSHOT_NOTE_MAX_CHARS = 1_000
/** Versions of one room whose texts are kept, beside those that the server takes and thins out by itself. */
export const MAX_KEPT_SNAPSHOTS = 500
/** New versions of one account: each costs a copy of a whole text. */
export const SNAPSHOTS_PER_ACCOUNT = { burst: 20, perMinute: 6 }
/** Fingerprints that one address asks about: each is three look-ups in indexes. */
export const LOOK_UPS_PER_ADDRESS = { burst: 120, perMinute: 60 }
/** Comparisons asked for by one account: two whole texts each. */
export const COMPARISONS_PER_ACCOUNT = { burst: 60, perMinute: 30 }
/** The server keeps a version when a changed text has been quiet for so long, and in any case after so long. */
export const SNAPSHOT_QUIET_MS = 5 * 60_000
export const SNAPSHOT_LONGEST_MS = 30 * 60_000
/** How often it is looked which texts have become quiet, and how many are kept in one look. */
export const SNAPSHOT_LOOK_MS = 30_000
export const MAX_SNAPSHOTS_A_LOOK = 20

/** Notices in one answer: what one looks through at once. */
export const NOTICE_PAGE_SIZE = 30
/** Unread notices are counted so far; a badge says "99+" then. */
export const MAX_COUNTED_NOTICES = 100
/** A notice is not an archive: what it is about stays where it was said. */
export const NOTICE_DAYS = 90
/** What an inbox shows of a comment: enough to know whether to go there now. */
export const EXCERPT_MAX_CHARS = 200
/** Notices in one mail; the rest is in the inbox, and the mail says so. */
export const MAX_MAILED_NOTICES = 30
/** How often a server looks which mails are due: a mail at once comes this much later at most. */
export const MAIL_LOOK_MS = 20_000
/** Mentions are gathered for so long before they are mailed: somebody who writes to one often does so twice. */
export const MAIL_GATHER_MS = 2 * 60_000
/** Pause between two mails at once to one account: four in an hour. */
export const MAIL_PAUSE_MS = 15 * 60_000
/** The hour of the daily mail, in UTC: early in Geneva. */
export const DIGEST_HOUR = 6
/** Accounts whose mail is looked at in one go; the others come with the next. */
export const MAX_MAILS_PER_LOOK = 200
/** A link in a mail that ends mails works as long as people keep mails, within reason. */
export const UNSUBSCRIBE_DAYS = 60
/** Members named in one word between nodes that says whose inbox has changed. */
export const MAX_NEWS_MEMBERS = 50

/** A picture as it is kept: a photograph of MAX_IMAGE_SIDE, or a chart in few colours. */
export const MAX_IMAGE_BYTES = 2 * 1024 * 1024
/** Pixels of its longer side: the width of a printed page at 300 dots an inch; no screen shows more of a column of text. */
export const MAX_IMAGE_SIDE = 2_000
/** A file that somebody chooses, before it is made smaller on their device, and the pixels in it: a phone's photograph has up to 50 million. */
export const MAX_CHOSEN_IMAGE_BYTES = 32 * 1024 * 1024
export const MAX_CHOSEN_IMAGE_PIXELS = 64_000_000
/** What a picture says to who does not see it: a sentence or two; what needs more belongs into the text. */
export const IMAGE_ALT_MAX_CHARS = 1_000
/** Pictures of one room: a long report has some dozens, and whoever opens it fetches all that they scroll past. */
export const MAX_ROOM_IMAGES = 200
export const MAX_ROOM_IMAGE_BYTES = 64 * 1024 * 1024
/** Pictures that one account puts in, and that it looks at: a long report asks for all of its own when it is opened. */
export const NEW_IMAGES_PER_ACCOUNT = { burst: 30, perMinute: 10 }
export const IMAGES_PER_ACCOUNT = { burst: 1_000, perMinute: 600 }
/** Pictures of published texts that one address asks for; several people may be behind it. */
export const PUBLIC_IMAGES_PER_ADDRESS = { burst: 1_000, perMinute: 600 }
/** A picture that stands nowhere any more, neither in the text nor in a version, is kept so long for who undoes. */
export const UNUSED_IMAGE_DAYS = 30
/** How often it is looked for such pictures, and in how many rooms in one look: each costs a copy of a text. */
export const UNUSED_IMAGES_LOOK_MS = 3_600_000
export const MAX_IMAGE_ROOMS_A_LOOK = 20

/** A file to read into a text, with its pictures, which are not read. */
export const MAX_IMPORT_FILE_BYTES = 32 * 1024 * 1024
/** All that such a file says it unpacks to. Pictures hardly shrink, so that an honest one stays far below. */
export const MAX_IMPORT_UNPACKED_BYTES = 128 * 1024 * 1024
/** One part of it that is read: 300 pages are about 8 MiB, each word wrapped in its formatting. */
export const MAX_IMPORT_PART_BYTES = 24 * 1024 * 1024
/** Files in the file: a long report with a picture on each page has some 400. */
export const MAX_IMPORT_ENTRIES = 2_000
/** Elements and attributes of one part: what a page's memory holds in the time there is. */
export const MAX_IMPORT_ELEMENTS = 500_000
/** Elements in each other: a table in a table in a text box is about 40. */
export const MAX_IMPORT_XML_DEPTH = 200
/** Blocks in each other, in a text that stays below MAX_NESTING_DEPTH with what it is put into. */
export const MAX_IMPORT_NESTING_DEPTH = 24
/** Positions of what is put in at once, by pasting or from a file: what one frame carries, marks and ids included. */
export const MAX_INSERTED_CHARS = 200_000
/** After so long a file is no honest one, and its reader is ended. */
export const IMPORT_TIMEOUT_MS = 5_000

/** The most that a limit may be, in words or pages: a text of a room ends far below. */
export const MAX_LIMIT = 1_000_000
/** Words of a section, likewise. */
export const MAX_BUDGET = 1_000_000
/** Organisations that lead a section beside its lead. */
export const MAX_CO_LEADS = 12
/** Why a limit is another for a room. */
export const LIMIT_REASON_MAX_CHARS = 300
/** Sections of a room that are planned, those included whose headings are gone. */
export const MAX_PLANNED_SECTIONS = 500
export const MECHANISM_NAME_MAX_CHARS = 120
export const MECHANISM_NOTE_MAX_CHARS = 1_000
export const MECHANISM_SOURCE_MAX_CHARS = 500
export const MAX_MECHANISM_SOURCES = 10
/** Mechanisms that a coalition adds to those that are known. */
export const MAX_OWN_MECHANISMS = 100

/** A template's name in a list; its description is a line or two under it. */
export const TEMPLATE_NAME_MAX_CHARS = 120
export const TEMPLATE_DESCRIPTION_MAX_CHARS = 240

/** Templates that a coalition keeps of its own. */
export const MAX_OWN_TEMPLATES = 50
