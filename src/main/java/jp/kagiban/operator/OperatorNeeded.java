package jp.kagiban.operator;

/** Somebody asked for what only those who run the portal may see or do. */
public class OperatorNeeded extends RuntimeException {

    OperatorNeeded() {
        super("Only those who run the portal may do this");
    }
}
