package jp.kagiban.notice;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.kit.TimeText;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.shared.Kebab;

/** Asks a member how long they will handle a notice, and says what that changes. */
final class HandlingDialog extends Dialog {

    private final Notice notice;
    private final Instant now;
    private final RadioButtonGroup<HandlingTerm> term = new RadioButtonGroup<>();

    /** @param chosen runs once the member has confirmed the choice */
    HandlingDialog(Notice notice, Instant now, Consumer<HandlingTerm> chosen) {
        this.notice = notice;
        this.now = now;
        List<HandlingTerm> offered = HandlingTerm.offered(notice, now);
        setHeaderTitle(getTranslation("notice.handling.take"));
        term.setLabel(getTranslation("notice.handling.until"));
        term.setItems(offered);
        term.setItemLabelGenerator(this::label);
        term.setValue(HandlingTerm.proposed(offered));
        Div content = new Div(
                new Paragraph(getTranslation("notice.handling.of", notice.shopName())),
                term,
                new Paragraph(getTranslation("notice.handling.effect")));
        if (notice.kind().stage()) {
            content.add(new Paragraph(getTranslation("notice.handling.effect.stage")));
        }
        content.addClassName("kb-confirm");
        add(content);
        Button confirm = new Button(getTranslation("notice.handling.take"), _ -> {
            close();
            chosen.accept(term.getValue());
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), _ -> close()), confirm);
    }

    private String label(HandlingTerm choice) {
        String day = TimeText.weekday(Handling.lastDay(choice.until(notice, now)));
        if (choice.cut(notice, now)) {
            return getTranslation("notice.handling.expiry", day);
        }
        String slug = Kebab.of(choice);
        return getTranslation("notice.handling.term", getTranslation("notice.handling.term." + slug), day);
    }
}
