package jp.kagiban.kit.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encoding of a CSV file. */
public enum CsvEncoding {
    /** UTF-8 with the byte order mark by which spreadsheets recognize it. */
    UTF_8(StandardCharsets.UTF_8, "\uFEFF"),
    /** For shops' older programs. It lacks some characters that occur in names. */
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

    /** Returns the characters with which the file begins. */
    String mark() {
        return mark;
    }
}
