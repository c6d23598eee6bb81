package jp.kagiban.operator.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.ui.SecuritySection;
import jp.kagiban.operator.Operators;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Tells a new operator, above the section of the second factor, why the console leads there. Empty for all others. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(29)
class FactorNeededSection extends Div implements SecuritySection {

    FactorNeededSection(Operators operators) {
        if (operators.lacksFactor()) {
            add(MessagePanel.line(Severity.INFO, getTranslation("operator.factor.needed")));
        }
    }
}
