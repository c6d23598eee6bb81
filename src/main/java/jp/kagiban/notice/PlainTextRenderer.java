package jp.kagiban.notice;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import jp.kagiban.notice.NoticeText.Part;

/** The text of a notice as plain text, such as the body of a mail. */
public final class PlainTextRenderer {

    private PlainTextRenderer() {}

    /**
     * The headline and each part, with an empty line between them. The address of a link stands on a line below its paragraph, so
     * that the sentence stays as it is.
     *
     * @param portal the portal's own address, with a slash at its end
     */
    public static String render(NoticeText text, URI portal) {
        return Stream.concat(Stream.of(text.headline()), text.parts().stream().map(part -> part(part, portal)))
                .collect(Collectors.joining("\n\n"));
    }

    private static String part(Part part, URI portal) {
        return switch (part) {
            case Paragraph(Link link, String words) ->
                link == null ? words : link.label() + words + "\n" + portal.resolve(link.path());
            case Causes(List<String> causes) ->
                IntStream.range(0, causes.size())
                        .mapToObj(i -> (i + 1) + ". " + causes.get(i))
                        .collect(Collectors.joining("\n"));
        };
    }
}
