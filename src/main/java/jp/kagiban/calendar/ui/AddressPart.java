package jp.kagiban.calendar.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.calendar.CalendarAddress;
import jp.kagiban.kit.Clipboard;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.kit.form.Question;
import jp.kagiban.login.ui.StepUp;

/** Makes the member's calendar address, shows it once, and stops it. */
final class AddressPart extends FormSection {

    private final CalendarAddress address;
    private final StepUp stepUp;
    private final boolean mayAdd;

    /** @param mayAdd whether the member's address is proven, if it must be */
    AddressPart(CalendarAddress address, StepUp stepUp, boolean mayAdd) {
        super("calendar.heading");
        setId("calendar");
        this.mayAdd = mayAdd;
        this.address = address;
        this.stepUp = stepUp;
        show();
    }

    private void show() {
        emptyForm();
        form(new Paragraph(getTranslation("calendar.text")));
        Optional<Instant> madeAt = address.madeAt();
        if (madeAt.isPresent()) {
            form(new Paragraph(getTranslation("calendar.made", TimeText.minute(madeAt.get()))));
            offerChanges();
        } else if (!mayAdd) {
            form(new Paragraph(getTranslation("delivery.unproven")));
        } else {
            actions(new Button(getTranslation("calendar.make"), _ -> stepUp.then(this::make)));
        }
    }

    private void offerChanges() {
        Button renew = new Button(getTranslation("calendar.renew"), _ -> askToRenew());
        renew.setVisible(mayAdd);
        actions(renew, new Button(getTranslation("calendar.end"), _ -> askToEnd()));
    }

    private void make() {
        String newAddress = address.make(getLocale());
        emptyForm();
        TextField field = new TextField(getTranslation("calendar.address"));
        field.setValue(newAddress);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setHelperText(getTranslation("calendar.secret"));
        Button copy = new Button(getTranslation("calendar.copy"));
        Clipboard.copyOnClick(
                copy, newAddress, getTranslation("calendar.copied"), getTranslation("calendar.not-copied"));
        form(field);
        actions(copy);
        form(
                new UnorderedList(
                        listItem("calendar.google"), listItem("calendar.iphone"), listItem("calendar.outlook")),
                new Paragraph(getTranslation("calendar.hours")));
        offerChanges();
        done(getTranslation("calendar.once"));
        copy.focus();
    }

    private ListItem listItem(String key) {
        return new ListItem(getTranslation(key));
    }

    private void askToRenew() {
        new Question(
                        getTranslation("calendar.renew.title"),
                        getTranslation("calendar.renew.question"),
                        getTranslation("calendar.renew.deed"),
                        () -> stepUp.then(this::make))
                .open();
    }

    private void askToEnd() {
        new Question(
                        getTranslation("calendar.end.title"),
                        getTranslation("calendar.end.question"),
                        getTranslation("calendar.end"),
                        this::end)
                .open();
    }

    private void end() {
        address.end();
        show();
        done(getTranslation("calendar.ended"));
    }
}
