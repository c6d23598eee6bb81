package jp.kagiban.manual.drawing;

/** A place on a picture. */
record Box(int x, int y, int width, int height) {

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int middle() {
        return y + height / 2;
    }

    Box grown(int by) {
        return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
    }
}
