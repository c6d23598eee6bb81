package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Part;

/** The text of a notice as parts of a page. */
final class CardRenderer {

    private CardRenderer() {}

    /** @param headlineId of the element that shows the headline; by it a screen reader tells the links of all notices apart */
    static List<Component> render(NoticeText text, String headlineId) {
        return text.parts().stream().map(part -> part(text, part, headlineId)).toList();
    }

    private static Component part(NoticeText text, Part part, String headlineId) {
        Component shown = switch (part) {
            case NoticeText.Paragraph(Link link, String words) ->
                link == null ? new Paragraph(words) : new Paragraph(anchor(link, headlineId), new Text(words));
            case Causes(List<String> causes) ->
                new OrderedList(causes.stream().map(ListItem::new).toArray(ListItem[]::new));
        };
        shown.getElement().setAttribute("lang", text.language().getLanguage());
        return shown;
    }

    private static Anchor anchor(Link link, String headlineId) {
        Anchor anchor = new Anchor(link.path(), link.label());
        anchor.getElement().setAttribute("aria-describedby", headlineId);
        return anchor;
    }
}
