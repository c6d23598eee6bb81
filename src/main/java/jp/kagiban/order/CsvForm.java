package jp.kagiban.order;

import jp.kagiban.kit.CsvEncoding;

/** How an export is written. */
public record CsvForm(CsvRows rows, CsvEncoding encoding) {}
