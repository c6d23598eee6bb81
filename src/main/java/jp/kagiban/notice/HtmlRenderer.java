package jp.kagiban.notice;

import java.net.URI;
import java.util.List;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import jp.kagiban.notice.NoticeText.Part;
import org.jsoup.nodes.Element;

/** The text of a notice as HTML, such as a part of a mail. It brings no style of its own. */
public final class HtmlRenderer {

    private HtmlRenderer() {}

    /** @param portal the portal's own address, with a slash at its end */
    public static Element render(NoticeText text, URI portal) {
        Element article = new Element("article").attr("lang", text.language().getLanguage());
        article.appendElement("h2").text(text.headline());
        text.parts().forEach(part -> article.appendChild(part(part, portal)));
        return article;
    }

    private static Element part(Part part, URI portal) {
        return switch (part) {
            case Paragraph(Link link, String words) -> {
                Element paragraph = new Element("p");
                if (link != null) {
                    paragraph
                            .appendElement("a")
                            .attr("href", portal.resolve(link.path()).toString())
                            .text(link.label());
                }
                yield paragraph.appendText(words);
            }
            case Causes(List<String> causes) -> {
                Element list = new Element("ol");
                causes.forEach(cause -> list.appendElement("li").text(cause));
                yield list;
            }
        };
    }
}
