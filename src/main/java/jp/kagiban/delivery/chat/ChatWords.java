package jp.kagiban.delivery.chat;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Our own words in posts. */
@Component
class ChatWords {

    private final I18NProvider words;

    ChatWords(I18NProvider words) {
        this.words = words;
    }

    String title(Locale language) {
        return words.getTranslation("delivery.chat.post.title", language);
    }

    String open(Locale language) {
        return words.getTranslation("delivery.chat.post.open", language);
    }

    /** What stands in place of notices for which there was no room. */
    String more(Locale language, int count) {
        return words.getTranslation("delivery.chat.post.more", language, count);
    }

    String testHeadline(Locale language) {
        return words.getTranslation("delivery.chat.post.test.headline", language);
    }

    String testBody(Locale language) {
        return words.getTranslation("delivery.chat.post.test.body", language);
    }
}
