package jp.kagiban.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@ViewPackages(classes = {})
class EnterKeyTest extends BrowserlessTest {

    @Test
    void enterInAFieldPressesTheButtonOnceInTheBrowser() {
        enter(form());
        UI ui = UI.getCurrent();
        ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
        assertThat(ui.getInternals().dumpPendingJavaScriptInvocations())
                .filteredOn(call -> call.getInvocation().getExpression().contains("this.click()"))
                .hasSize(1);
    }

    @Test
    void onlyTheInputCountsAndNotWhatStandsInTheField() {
        String filter = form().getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .getExpressions("keydown")
                .toString();
        assertThat(filter).contains("event.key === 'Enter'", "!event.isComposing", "localName === 'input'");
    }

    private TextField form() {
        TextField field = new TextField("名前");
        Button button = new Button("保存");
        EnterKey.presses(button, field);
        UI.getCurrent().add(field, button);
        return field;
    }

    private static void enter(TextField field) {
        ElementListenerMap listeners = field.getElement().getNode().getFeature(ElementListenerMap.class);
        ObjectNode passed = JsonNodeFactory.instance.objectNode();
        listeners.getExpressions("keydown").forEach(filter -> passed.put(filter, true));
        listeners.fireEvent(new DomEvent(field.getElement(), "keydown", passed));
    }
}
