package jp.kagiban.operator;

/** Thrown if a member who isn't an operator asks for something that is reserved for operators. */
public class OperatorNeeded extends RuntimeException {

    OperatorNeeded() {
        super("Only those who run the portal may do this");
    }
}
