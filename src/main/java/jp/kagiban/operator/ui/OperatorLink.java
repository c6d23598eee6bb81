package jp.kagiban.operator.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.AccountLink;
import jp.kagiban.operator.Operators;
import org.springframework.core.annotation.Order;

/** Links operators to their console. */
@SpringComponent
@Order(20)
class OperatorLink implements AccountLink {

    private final Operators operators;

    OperatorLink(Operators operators) {
        this.operators = operators;
    }

    @Override
    public boolean offered() {
        return operators.here();
    }

    @Override
    public String words() {
        return "operator.title";
    }

    @Override
    public String also() {
        return "operator.title.also";
    }

    @Override
    public String path() {
        return "operator";
    }
}
