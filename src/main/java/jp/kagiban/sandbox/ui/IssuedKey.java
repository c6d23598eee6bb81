package jp.kagiban.sandbox.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.Map;
import jp.kagiban.kit.Clipboard;
import jp.kagiban.kit.HandedOver;
import jp.kagiban.kit.TimeText;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxShop;

/**
 * Shows the newest key and its shop's secret in full, which are both fakes. The member can copy them or put them into
 * the form of a new shop.
 */
class IssuedKey extends Composite<Section> {

    private static final String NEW_SHOP = "shops/new";

    /** @param now whether the key was issued on this page just now */
    IssuedKey(SandboxShop shop, SandboxKey key, boolean now) {
        DescriptionList facts = new DescriptionList();
        secret(facts, "serviceSecret", shop.serviceSecret());
        secret(facts, "licenseKey", key.licenseKey());
        facts.add(
                new DescriptionList.Term(getTranslation("sandbox.end")),
                new DescriptionList.Description(TimeText.second(key.expiresAt())));
        getContent().addClassName("kb-card");
        getContent()
                .add(
                        new H2(getTranslation(now ? "sandbox.issued" : "sandbox.current", shop.name())),
                        facts,
                        use(shop, key));
    }

    private Button use(SandboxShop shop, SandboxKey key) {
        HandedOver values = new HandedOver(
                Map.of("address", shop.code(), "serviceSecret", shop.serviceSecret(), "licenseKey", key.licenseKey()));
        return new Button(getTranslation("sandbox.use"), _ -> {
            UI tab = UI.getCurrent();
            values.leaveIn(tab);
            tab.navigate(NEW_SHOP);
        });
    }

    private void secret(DescriptionList facts, String name, String value) {
        Code code = new Code(value);
        code.addClassName("kb-mono");
        code.getStyle().set("overflow-wrap", "anywhere");
        Button copy = new Button(getTranslation("sandbox.copy", name));
        Clipboard.copyOnClick(copy, value, getTranslation("sandbox.copied"), getTranslation("sandbox.not-copied"));
        DescriptionList.Description description = new DescriptionList.Description(code, copy);
        description.addClassName("kb-row");
        facts.add(new DescriptionList.Term(name), description);
    }
}
