package jp.kagiban.delivery.chat;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Writes a message as the text of one post. Notices appear complete. The post ends with the number of notices that have
 * no room.
 */
@Component
class ChatText {

    private static final String BETWEEN = "\n\n----------\n\n";

    private final I18NProvider words;

    ChatText(I18NProvider words) {
        this.words = words;
    }

    /**
     * Returns the text of the post.
     *
     * @param plain breaks up text that the chat would read as a command
     * @param longest in UTF-16 units; the first notice appears even if it is longer
     */
    String of(ChatMessage message, UnaryOperator<String> plain, int longest) {
        String end = plain.apply(
                words.getTranslation("delivery.chat.post.open", message.language()) + "\n" + message.portal());
        List<String> blocks = new ArrayList<>();
        if (!message.isOfOneShop()) {
            blocks.add(plain.apply(message.subject()));
        }
        int room = longest
                - end.length()
                - BETWEEN.length()
                - moreLine(message, message.items().size(), plain).length();
        int written = 0;
        for (ChatMessage.Item item : message.items()) {
            String block = plain.apply(item.text().plain(message.portal()));
            if (written > 0 && length(blocks) + block.length() + BETWEEN.length() > room) {
                break;
            }
            blocks.add(block);
            written++;
        }
        if (written < message.items().size()) {
            blocks.add(moreLine(message, message.items().size() - written, plain));
        }
        blocks.add(end);
        return String.join(BETWEEN, blocks);
    }

    private String moreLine(ChatMessage message, int count, UnaryOperator<String> plain) {
        return plain.apply(words.getTranslation("delivery.chat.post.more", message.language(), count));
    }

    private static int length(List<String> blocks) {
        return blocks.stream()
                .mapToInt(block -> block.length() + BETWEEN.length())
                .sum();
    }
}
