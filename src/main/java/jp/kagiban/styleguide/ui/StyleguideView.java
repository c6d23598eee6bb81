package jp.kagiban.styleguide.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.Personal;
import jp.kagiban.kit.key.KeyBadge;

/**
 * Shows every component of the screens in every state, built from the components themselves. {@link StyleguideRoute}
 * registers the route.
 */
@Route(value = "styleguide", registerAtStartup = false)
@PermitAll
@Personal
class StyleguideView extends Div implements HasDynamicTitle {

    StyleguideView() {
        addClassName("kb-page");
        Anchor back = new Anchor("sandbox", getTranslation("guide.back"));
        PageHeader header = new PageHeader(getTranslation("guide.title"))
                .back(back)
                .actions(new KeyBadge(Severity.INFO, getTranslation("guide.badge")));
        add(header, new Paragraph(getTranslation("guide.text")));
        add(
                new ColourSamples(),
                new SeveritySamples(),
                new Messages(),
                new Lists(),
                new TimelineSamples(),
                new Fields(),
                new Deeds());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("guide.title") + getTranslation("kit.title.tail");
    }
}
