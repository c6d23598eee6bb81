package jp.kagiban.operator.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.kit.Facts;
import jp.kagiban.operator.MachineryDesk;
import jp.kagiban.operator.MachineryDesk.Machinery;
import jp.kagiban.shared.Jst;

/** Whether jobs run on time, mails leave, and the vault could open what is sealed. */
final class MachineryPart extends Section {

    MachineryPart(MachineryDesk desk) {
        addClassName("kb-section");
        Machinery now = desk.now();
        add(
                new H2(getTranslation("operator.machinery")),
                new Facts()
                        .fact(getTranslation("operator.jobs"), jobs(now))
                        .fact(getTranslation("operator.mails"), mails(now))
                        .fact(getTranslation("operator.vault"), vault(now)));
    }

    private String jobs(Machinery now) {
        return getTranslation(
                "operator.jobs.standing",
                now.jobs().planned(),
                now.jobs().overdue(),
                since(now.jobs().oldest()),
                now.jobs().failing());
    }

    private String mails(Machinery now) {
        return getTranslation(
                "operator.mails.standing",
                now.mails().waiting(),
                since(now.mails().oldest()),
                now.mails().failed());
    }

    private String vault(Machinery now) {
        String key = now.vault().canaryOpens() ? "operator.vault.opens" : "operator.vault.closed";
        return getTranslation(key, now.vault().activeKey());
    }

    private static String since(Optional<Instant> oldest) {
        return oldest.map(Jst::minute).orElse("–");
    }
}
