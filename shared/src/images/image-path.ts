/** Where a picture of a room is read. */
export function imagePath(roomId: string, id: string): string {
  return `/api/rooms/${roomId}/images/${id}`
}
