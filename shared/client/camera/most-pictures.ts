/** The most that a camera sends, in kbit/s: a face in a panel. The sound of a call needs a tenth of it. */
export const mostPicturesKbps = 600;
/** The same for who pays for what comes. */
export const thriftyPicturesKbps = 200;
