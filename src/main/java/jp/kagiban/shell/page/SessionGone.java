package jp.kagiban.shell.page;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import jp.kagiban.login.member.CurrentMember;
import org.springframework.stereotype.Component;

/**
 * Decides what an open page does once its session is gone. A member's page reloads, which leads to the login. A page
 * from before the login keeps its input and shows a message. The login form still works, since the browser itself posts
 * it.
 */
@Component
class SessionGone implements VaadinServiceInitListener {

    private final CurrentMember member;
    private final I18NProvider words;

    SessionGone(CurrentMember member, I18NProvider words) {
        this.member = member;
        this.words = words;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(_ -> messages());
    }

    private SystemMessages messages() {
        Locale language = LocaleChoice.chosen();
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(member.find().isEmpty());
        messages.setSessionExpiredCaption(words.getTranslation("login.gone", language));
        messages.setSessionExpiredMessage(words.getTranslation("login.gone.what", language));
        return messages;
    }
}
