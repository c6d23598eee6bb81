package jp.kagiban.kit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encoding of a CSV file. */
public enum CsvEncoding {
    /** With the byte order mark by which spreadsheets know it. */
    UTF_8(StandardCharsets.UTF_8, "\uFEFF"),
    /** For older programs of shops; it lacks characters of some names. */
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

    /** The beginning of the file. */
    String mark() {
        return mark;
    }
}
