package jp.kagiban.order.ui;

/**
 * The row from which an order was opened.
 *
 * @param list what the list showed
 * @param index the row's place in it
 * @param number of the order
 */
record OpenedRow(ListAddress list, int index, String number) {}
