package jp.kagiban.kit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** In which encoding a CSV file is written. */
public enum CsvEncoding {
    /** With the mark by which spreadsheets know it. */
    UTF_8(StandardCharsets.UTF_8, "\uFEFF"),
    /** What older programs of shops take; it has no character for some names. */
    WINDOWS_31J(Charset.forName("windows-31j"), "");

    private final Charset charset;
    private final String mark;

    CsvEncoding(Charset charset, String mark) {
        this.charset = charset;
        this.mark = mark;
    }

    public Charset charset() {
        return charset;
    }

    /** What the file begins with. */
    String mark() {
        return mark;
    }
}
