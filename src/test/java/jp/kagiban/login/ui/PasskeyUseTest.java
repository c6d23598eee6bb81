package jp.kagiban.login.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.kit.form.PasskeyButton;
import jp.kagiban.login.passkey.PasskeyLogIns;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.JsonNodeFactory;

/** A question is answered once, and not for ever. */
@ScreenTest
@ViewPackages(packages = "jp.kagiban")
class PasskeyUseTest extends SpringBrowserlessTest {

    @Autowired
    PasskeyLogIns passkeys;

    @Test
    void aQuestionIsAnsweredOnce() {
        AtomicInteger checks = new AtomicInteger();
        PasskeyUse use = new PasskeyUse(passkeys, (_, _) -> {
            UI.getCurrent().removeAll();
            return checks.incrementAndGet() > 0;
        });
        UI.getCurrent().add(use);
        Element button = find(PasskeyButton.class).single().getElement();
        answer(button);
        answer(button);
        assertThat(checks).hasValue(1);
    }

    private static void answer(Element button) {
        DomEvent event = new DomEvent(
                button, "kb-passkey", JsonNodeFactory.instance.objectNode().put("event.detail", "{}"));
        button.getNode().getFeature(ElementListenerMap.class).fireEvent(event);
    }
}
