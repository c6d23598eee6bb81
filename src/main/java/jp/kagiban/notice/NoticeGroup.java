package jp.kagiban.notice;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.kit.Drawing;
import jp.kagiban.shared.Kebab;

/** Shows four or more notices of one kind as rows. The band and the texts that they share are at its head. */
final class NoticeGroup extends Div {

    private static final int LEAST_ROWS = 4;

    private final NoticeKind kind;
    private final Div head = new Div();

    NoticeGroup(NoticeKind kind) {
        this.kind = kind;
        addClassNames("kb-notice", "kb-group");
        kind.severity().mark(this);
        getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("notice.word." + Kebab.of(kind)));
        head.addClassName("kb-group-head");
        add(head);
    }

    /**
     * A card, or the rows of a group.
     *
     * @param kind of the group; empty for a card
     * @param notices one for a card, several for a group
     */
    record Block(Optional<NoticeKind> kind, List<Notice> notices) {}

    /** Divides notices into cards and groups. A group takes the place of its first notice. */
    static List<Block> blocks(List<Notice> notices) {
        List<NoticeKind> kinds = IntStream.range(0, notices.size())
                .mapToObj(i -> kindOfGroup(notices, i))
                .toList();
        Map<NoticeKind, Long> counts = IntStream.range(0, notices.size())
                .filter(i -> notices.get(i).kind() == kinds.get(i))
                .boxed()
                .collect(Collectors.groupingBy(kinds::get, Collectors.counting()));
        Map<NoticeKind, List<Notice>> rows = new EnumMap<>(NoticeKind.class);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < notices.size(); i++) {
            if (counts.getOrDefault(kinds.get(i), 0L) < LEAST_ROWS) {
                blocks.add(new Block(Optional.empty(), List.of(notices.get(i))));
            } else {
                rows.computeIfAbsent(kinds.get(i), kind -> begin(kind, blocks)).add(notices.get(i));
            }
        }
        return blocks;
    }

    private static List<Notice> begin(NoticeKind kind, List<Block> blocks) {
        List<Notice> rows = new ArrayList<>();
        blocks.add(new Block(Optional.of(kind), rows));
        return rows;
    }

    /** Returns the notice's kind. A waiting key stays directly before its shop's stage, so it joins that stage. */
    private static NoticeKind kindOfGroup(List<Notice> notices, int index) {
        Notice notice = notices.get(index);
        return notice.kind() == NoticeKind.WAITING && index + 1 < notices.size()
                ? Optional.of(notices.get(index + 1))
                        .filter(next -> next.kind().stage()
                                && next.key().shop().equals(notice.key().shop()))
                        .orElse(notice)
                        .kind()
                : notice.kind();
    }

    /** Shows the texts that the notices of the group's kind share, and returns them. */
    List<NoticeText.Part> showHead(List<Notice> notices, boolean mayAct) {
        List<NoticeText> texts = notices.stream()
                .filter(notice -> notice.kind() == kind)
                .map(notice -> NoticeTexts.ofRow(notice, getLocale(), mayAct))
                .toList();
        List<NoticeText.Part> shared = texts.getFirst().parts().stream()
                .filter(part -> texts.stream().allMatch(text -> text.parts().contains(part)))
                .toList();
        NoticeText text = new NoticeText(texts.getFirst().language(), "", shared);
        Drawing.show(head, NoticeDrawing.head(kind, text));
        return shared;
    }

    Stream<NoticeArticle> rows() {
        return getChildren().filter(NoticeArticle.class::isInstance).map(NoticeArticle.class::cast);
    }
}
