package jp.kagiban.delivery.chat;

import java.util.stream.Collectors;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import jp.kagiban.notice.NoticeText.Part;

/** Takes out of a line what would end it, or turn what follows around: names of shops and companies come from members. */
final class CleanText {

    private CleanText() {}

    /** Breaks and controls become a blank, marks of direction go. */
    static String line(String text) {
        return text.codePoints()
                .filter(character -> !isDirection(character))
                .map(character -> isBreak(character) ? ' ' : character)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    static NoticeText of(NoticeText text) {
        return new NoticeText(
                text.language(),
                line(text.headline()),
                text.parts().stream().map(CleanText::part).toList());
    }

    private static Part part(Part part) {
        return switch (part) {
            case Paragraph(Link link, String words) ->
                new Paragraph(link == null ? null : new Link(line(link.label()), link.path()), line(words));
            case Causes causes ->
                new Causes(causes.causes().stream().map(CleanText::line).toList());
        };
    }

    private static boolean isBreak(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static boolean isDirection(int character) {
        return character == 0x061C
                || (character >= 0x200E && character <= 0x200F)
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
