import { expect, test } from 'vitest'
import { cleanHtml } from './clean-html.ts'

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset=utf-8><title>Draft</title>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h2 style='margin-left:18.0pt'><span lang=EN-GB style='font-family:"Calibri Light"'>Detention<o:p></o:p></span></h2>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=EN-GB>Bold</span></b><span lang=EN-GB> and
<i>italic</i>, at 4&nbsp;% &eacute;t&eacute;<a class=msocomanchor id="_anchor_1" href="#_msocom_1"
style='mso-comment-reference:AB_1;mso-comment-date:20270301T1200'>[AB1]</a><span class=MsoCommentReference><span
style='font-size:8.0pt'><span style='mso-special-character:comment'>&nbsp;</span></span></span>.<a style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a><o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>Under it</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·&nbsp;</span><![endif]>Second</p>
<p class=MsoListParagraph style='mso-list:l3 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>Counted</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:1cm'><td width=300 colspan=2 style='border:solid'><p class=MsoNormal>Cell<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><img width=300 src="file:///C:/Users/x/clip_image001.png" v:shapes="Picture_1"></p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> Report of 2026, para. 4.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Private remark</p></div></div>
<!--EndFragment--></body></html>`

test('[PA2] what comes from Word keeps its headings, words, lists, tables and notes, and nothing of its styles and comments', () => {
  expect(cleanHtml(WORD)).toBe(
    '<h2>Detention</h2>' +
      '<p><strong>Bold</strong> and <em>italic</em>, at 4&nbsp;% &eacute;t&eacute;.[1]</p>' +
      '<ul><li><p>First</p><ul><li><p>Under it</p></li></ul></li><li><p>Second</p></li></ul>' +
      '<ol><li><p>Counted</p></li></ol>' +
      '<table><tbody><tr><td colspan="2"><p>Cell</p></td></tr></tbody></table>' +
      '<hr><p>[1] Report of 2026, para. 4.</p>',
  )
})

test('[PA3] what comes from Google Docs is bold and italic only where it was', () => {
  const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0a1b"><h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt;font-weight:400">Title</span></h1><p dir="ltr"><span style="font-weight:400">Plain, </span><span style="font-weight:700;font-style:normal">bold</span><span style="font-weight:400;font-style:italic"> and slanted</span> <a href="https://www.google.com/url?q=https://upr.example/a%20b&amp;sa=D" style="text-decoration:none"><span style="color:#1155cc;text-decoration:underline">source</span></a></p><br><ul style="padding:0"><li dir="ltr" aria-level="1"><p role="presentation"><span>One</span></p></li><ul><li aria-level="2"><p><span>Inner</span></p></li></ul><li><p>Two</p></li></ul></b><br class="Apple-interchange-newline">`
  expect(cleanHtml(html)).toBe(
    '<h1>Title</h1><p>Plain, <strong>bold</strong><em> and slanted</em> <a href="https://upr.example/a b">source</a></p>' +
      '<ul><li><p>One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p></li></ul>',
  )
})

test('[PA4] what comes from a web page is its text: no pictures, scripts, forms, hidden words or links that run code', () => {
  const html = `<article class="a"><h4>Head</h4><div>Words <b>in</b> a div<img src="https://spy.example/p.gif" onerror="x()"></div><div style="display:none">Hidden</div><script>alert("<p>no</p>")</script><form><input value="x"><button>Send</button></form><blockquote>Said<br>twice</blockquote><p onclick="x()"><a href="javascript:alert(1)">run</a> <a href="#part">part</a> <a href="mailto:a@b.example">write</a></p><pre>one\ntwo</pre><p>5 &lt; 6 &amp; 7<p>left open<ul><li>a<li>b</ul><svg><text>no</text></svg></article>`
  expect(cleanHtml(html)).toBe(
    '<h3>Head</h3><p>Words <strong>in</strong> a div</p><blockquote><p>Said<br>twice</p></blockquote>' +
      '<p>run part <a href="mailto:a@b.example">write</a></p><p>one<br>two</p><p>5 &lt; 6 &amp; 7</p><p>left open</p><ul><li>a</li><li>b</li></ul>',
  )
})

test('[PA4] words within a line come without a block around them', () => {
  expect(cleanHtml('<meta charset="utf-8"><span style="color:red">two <i>words</i></span>')).toBe(
    'two <em>words</em>',
  )
})

test('[PA5] what was copied in a room is taken as it is', () => {
  const copied = '<p data-pm-slice="1 1 []" lang="fr">Dit <ins>cela</ins></p>'
  expect(cleanHtml(copied)).toBe(copied)
})
