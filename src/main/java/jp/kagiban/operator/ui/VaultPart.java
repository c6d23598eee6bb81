package jp.kagiban.operator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.kit.form.Question;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.operator.VaultDesk;
import jp.kagiban.vault.keys.KekStoreAway;

/** Changes the key that wraps all others. {@link MachineryPart} shows the progress. */
final class VaultPart extends FormSection {

    private final VaultDesk desk;
    private final StepUp stepUp;

    VaultPart(VaultDesk desk, StepUp stepUp) {
        super("operator.rotation.heading");
        this.desk = desk;
        this.stepUp = stepUp;
        form(new Paragraph(getTranslation("operator.rotation.text")), new Paragraph(recovery()));
        showShredding(desk.shredded());
        actions(new Button(getTranslation("operator.rotation.begin"), _ -> confirmRotation()));
    }

    private void showShredding(VaultDesk.Shredded now) {
        if (now.companies() > 0) {
            String key = now.pending() == 0 ? "operator.shredding.done" : "operator.shredding.pending";
            form(new Paragraph(getTranslation(key, now.companies(), now.pending())));
        }
    }

    private String recovery() {
        try {
            return recoveryText();
        } catch (KekStoreAway away) {
            return getTranslation("operator.recovery.away");
        }
    }

    private String recoveryText() {
        return desk.recovery()
                .map(now -> getTranslation(
                        "operator.recovery.there", now.recipient(), now.fingerprint(), now.wrapped(), now.keys()))
                .orElseGet(() -> getTranslation("operator.recovery.none"));
    }

    private void confirmRotation() {
        new Question(
                        getTranslation("operator.rotation.heading"),
                        getTranslation("operator.rotation.question"),
                        getTranslation("operator.rotation.begin"),
                        () -> stepUp.then(this::rotate))
                .open();
    }

    private void rotate() {
        switch (desk.rotate()) {
            case BEGUN -> done(getTranslation("operator.rotation.begun"));
            case UNDER_WAY -> say(Severity.INFO, getTranslation("operator.rotation.under-way"));
            case NO_KEYSTORE -> say(Severity.EXPIRED, getTranslation("operator.rotation.failed"));
        }
    }
}
