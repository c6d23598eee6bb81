package jp.kagiban.delivery.channel;

import jp.kagiban.notice.NoticeText;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import jp.kagiban.notice.NoticeText.Part;
import jp.kagiban.shared.OneLine;

/** The text of a notice in lines that nothing in them can end or turn around: names of shops come from members. */
public final class CleanText {

    private CleanText() {}

    public static NoticeText of(NoticeText text) {
        return new NoticeText(
                text.language(),
                OneLine.of(text.headline()),
                text.parts().stream().map(CleanText::part).toList());
    }

    private static Part part(Part part) {
        return switch (part) {
            case Paragraph(Link link, String words) ->
                new Paragraph(link == null ? null : new Link(OneLine.of(link.label()), link.path()), OneLine.of(words));
            case Causes causes ->
                new Causes(causes.causes().stream().map(OneLine::of).toList());
        };
    }
}
