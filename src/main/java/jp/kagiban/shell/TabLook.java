package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.kit.ConnectionLine;
import jp.kagiban.kit.LanguageChoice;
import jp.kagiban.login.address.MemberLanguage;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shell.page.LocaleChoice;
import jp.kagiban.shell.page.SchemeChoice;
import org.springframework.stereotype.Component;

/** Sets the language and colours of a new tab. A member's language is the same in every browser. */
@Component
class TabLook implements VaadinServiceInitListener {

    private final CurrentMember member;
    private final MemberLanguage languages;

    TabLook(CurrentMember member, MemberLanguage languages) {
        this.member = member;
        this.languages = languages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begun -> begin(begun.getUI()));
    }

    private void begin(UI ui) {
        LocaleChoice.apply(ui, member.find().flatMap(this::adoptLanguage).orElseGet(LocaleChoice::chosen));
        LanguageChoice.give(ui, LocaleChoice::choose);
        SchemeChoice.apply(ui);
        ConnectionLine.prepare(ui);
        closeDialogsWithTheirPage(ui);
    }

    /** Closes open dialogs when the member leaves their page, whether by a link, the Back button or otherwise. */
    private static void closeDialogsWithTheirPage(UI ui) {
        ui.addAfterNavigationListener(_ -> ui.getChildren().toList().forEach(part -> {
            if (part instanceof Dialog dialog) {
                dialog.close();
            }
        }));
    }

    /**
     * Returns the member's language. A choice that was made in this browser before the login becomes the member's own.
     */
    private Optional<Locale> adoptLanguage(MemberId reader) {
        LocaleChoice.chosenHere().ifPresent(choice -> languages.choose(reader, choice));
        Optional<Locale> chosen = languages.chosen(reader);
        chosen.ifPresent(LocaleChoice::keep);
        return chosen;
    }
}
