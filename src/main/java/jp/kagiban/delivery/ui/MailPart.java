package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.letter.MailChoices;
import jp.kagiban.kit.FormSection;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.ui.AddressReminder;
import jp.kagiban.shared.MemberId;

/** Lets the member choose whether they get the company's notices by mail. */
final class MailPart extends FormSection {

    private final MailChoices choices;
    private final Checkbox wanted = new Checkbox(getTranslation("delivery.mail.wanted"));

    MailPart(MailChoices choices, AddressProof proof, DeliveryLog log, MemberId member) {
        super("delivery.mail.heading");
        setId("mail");
        this.choices = choices;
        wanted.setValue(choices.wanted());
        form(
                new Paragraph(getTranslation("delivery.mail.text")),
                new Paragraph(getTranslation("delivery.mail.address", proof.address(member))));
        if (!proof.proven(member)) {
            form(new Paragraph(getTranslation("delivery.mail.unproven")), new AddressReminder(proof, member));
        }
        form(
                new Span(getTranslation("delivery.chat.last")),
                new DeliveryLines(log.lastTen(ChannelKind.MAIL, member.id())),
                wanted);
        actions(new Button(getTranslation("delivery.mail.save"), _ -> save()));
        answerBelow();
    }

    private void save() {
        choices.choose(wanted.getValue());
        done(getTranslation(wanted.getValue() ? "delivery.mail.saved.on" : "delivery.mail.saved.off"));
    }
}
