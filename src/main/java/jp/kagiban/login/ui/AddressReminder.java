package jp.kagiban.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;

/** Reminds a member of the mail that proves their address, and can send it again. Empty if the address is proven. */
@NamedInterface("ui")
public class AddressReminder extends Div {

    private final AddressProof proof;
    private final MemberId member;
    private final Div answer = new Div();
    private final boolean urgent;

    public AddressReminder(AddressProof proof, MemberId member) {
        this.proof = proof;
        this.member = member;
        boolean proven = proof.proven(member);
        urgent = !proven && !proof.mayEnter(member);
        if (!proven) {
            remind();
        }
    }

    /** Whether the unproven address keeps the member from entering a shop. */
    public boolean isUrgent() {
        return urgent;
    }

    private void remind() {
        Button again = new Button(getTranslation("login.proof.again"), _ -> sendAgain());
        if (urgent) {
            again.addThemeVariants(ButtonVariant.PRIMARY);
        }
        String sentence = urgent ? "login.proof.needed" : "login.proof.remind";
        add(MessagePanel.line(Severity.INFO, getTranslation(sentence, proof.address(member)))
                .show(answer)
                .offer(again));
    }

    private void sendAgain() {
        String key = proof.askAgain(member) == AccountResult.DONE ? "login.proof.sent" : "login.answer.too_often";
        answer.setText(getTranslation(key));
        StatusLine.say(this, getTranslation(key));
    }
}
