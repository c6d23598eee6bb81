package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.letter.MailChoices;
import jp.kagiban.delivery.letter.MailSort;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.ui.AddressReminder;
import jp.kagiban.shared.MemberId;

/** Lets the member choose whether they get the company's notices by mail, and owners also the weekly summary. */
final class MailPart extends FormSection {

    private final MailChoices choices;
    private final Checkbox wanted = new Checkbox(getTranslation("delivery.mail.wanted"));
    private final Checkbox weekly = new Checkbox(getTranslation("delivery.weekly.wanted"));

    MailPart(MailChoices choices, AddressProof proof, DeliveryLog log, MemberId member, boolean isOwner) {
        super("delivery.mail.heading");
        setId("mail");
        this.choices = choices;
        wanted.setValue(choices.wanted(MailSort.NOTICES));
        weekly.setValue(choices.wanted(MailSort.WEEKLY));
        weekly.setHelperText(getTranslation("delivery.weekly.text"));
        weekly.setVisible(isOwner);
        form(
                new Paragraph(getTranslation("delivery.mail.text")),
                new Paragraph(getTranslation("delivery.mail.address", proof.address(member))));
        if (!proof.proven(member)) {
            form(new Paragraph(getTranslation("delivery.mail.unproven")), new AddressReminder(proof, member));
        }
        form(
                new Span(getTranslation("delivery.chat.last")),
                new DeliveryLines(log.lastTen(ChannelKind.MAIL, member.id())),
                wanted,
                weekly);
        actions(new Button(getTranslation("delivery.mail.save"), _ -> save()));
        answerBelow();
    }

    private void save() {
        boolean weeklyAlone = choices.wanted(MailSort.NOTICES) == wanted.getValue()
                && choices.wanted(MailSort.WEEKLY) != weekly.getValue();
        choices.choose(MailSort.NOTICES, wanted.getValue());
        choices.choose(MailSort.WEEKLY, weekly.getValue());
        done(weeklyAlone ? saved("delivery.weekly.saved.", weekly) : saved("delivery.mail.saved.", wanted) + stays());
    }

    /** Tells an owner who gets no notices by mail whether the weekly summary comes. */
    private String stays() {
        return wanted.getValue() || !weekly.isVisible() ? "" : saved("delivery.mail.saved.weekly.", weekly);
    }

    private String saved(String key, Checkbox box) {
        return getTranslation(key + (box.getValue() ? "on" : "off"));
    }
}
