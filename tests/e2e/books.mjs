// What stands in the company file once the window is closed, asked through kontorctl alone.
export function checkBooks() {}
export function storedPaper() {}
