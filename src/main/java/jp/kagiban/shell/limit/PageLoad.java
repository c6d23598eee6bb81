package jp.kagiban.shell.limit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import com.vaadin.flow.router.ListenerPriority;
import com.vaadin.flow.shared.JsonConstants;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Counts what the messages of a page cost: how much memory the page keeps, and what a message has done. This listener
 * comes first, since another listener may redirect and so end the event.
 */
@ListenerPriority(1)
final class PageLoad implements BeforeEnterListener {

    /**
     * Maximum views that a message may enter. Five were needed; the rest is for redirects to the login or the second
     * factor.
     */
    static final int MOST_ENTRIES = 8;

    /** Maximum clicks and pressed keys in a message; further ones are ignored. Each may open a dialog. */
    static final int MOST_CLICKS = 20;

    /** The bytes of a parsed value, as measured for empty objects, which take most for their length. */
    static final int OF_A_VALUE = 220;

    /** A page has at most 710 elements usually. Their memory is part of that of a page. */
    static final int USUAL_ELEMENTS = 800;

    /** The bytes of an element with its component and listeners, as measured in dialogs. */
    static final long OF_AN_ELEMENT = 5 * 1024L;

    /** A page's longest answer usually has at most so many characters. Their memory is part of that of a page. */
    static final int USUAL_ANSWER = 60_000;

    /**
     * The bytes of a character of a page's longest answer, as measured with a list of 200 shops: Flow keeps the last answer,
     * and the page keeps what it shows.
     */
    static final long OF_AN_ANSWERS_CHARACTER = 6;

    private static final long serialVersionUID = 1L;

    private int entries;
    private int clicks;
    private int mostElements = USUAL_ELEMENTS;
    private int longestAnswer = USUAL_ANSWER;
    private final Map<String, Integer> values = new HashMap<>();

    /** Begins to count for this page. */
    static void watch(UI ui) {
        PageLoad load = new PageLoad();
        ComponentUtil.setData(ui, PageLoad.class, load);
        ui.addBeforeEnterListener(load);
    }

    /**
     * Returns how many more bytes the page keeps after these calls. Each field counts with the largest value it ever
     * had, because Flow may refuse a later one. An event counts if it is long, because the page may keep its text.
     */
    long more(JsonNode calls) {
        return calls.valueStream().mapToLong(this::moreOf).sum();
    }

    private long moreOf(JsonNode call) {
        if (!isValue(call)) {
            int bytes = bytes(call);
            return bytes > MemberPages.LONG ? bytes : 0;
        }
        String field = call.path(JsonConstants.RPC_NODE).asString("")
                + ' '
                + call.path(JsonConstants.RPC_PROPERTY).asString("");
        int bytes = 2 * field.length() + bytes(call.path(JsonConstants.RPC_PROPERTY_VALUE));
        int before = values.getOrDefault(field, 0);
        values.put(field, Math.max(before, bytes));
        return Math.max(0, bytes - before);
    }

    /** Returns whether a call sets the value of a field. */
    static boolean isValue(JsonNode call) {
        return call.path(JsonConstants.RPC_TYPE).asString("").equals(JsonConstants.RPC_TYPE_MAP_SYNC);
    }

    private static int bytes(JsonNode value) {
        int names =
                value.propertyStream().mapToInt(part -> part.getKey().length()).sum();
        int text = value.isString() ? value.asString().length() : 0;
        return OF_A_VALUE
                + 2 * (names + text)
                + value.valueStream().mapToInt(PageLoad::bytes).sum();
    }

    void beginMessage() {
        entries = 0;
        clicks = 0;
    }

    /** Counts a click or a pressed key. Returns whether it is one too many. */
    boolean isClickTooMany(JsonNode call) {
        String event = call.path(JsonConstants.RPC_EVENT_TYPE).asString("");
        return (event.equals("click") || event.equals("keydown")) && ++clicks > MOST_CLICKS;
    }

    /** Returns how many more elements the page has now than ever before. */
    int newElements(UI ui) {
        AtomicInteger elements = new AtomicInteger();
        ui.getElement().getNode().visitNodeTree(_ -> elements.incrementAndGet());
        int more = Math.max(0, elements.get() - mostElements);
        mostElements += more;
        return more;
    }

    /** Returns how many more characters this answer has than any earlier one. */
    int longerAnswer(int length) {
        int more = Math.max(0, length - longestAnswer);
        longestAnswer += more;
        return more;
    }

    /**
     * Returns how many more bytes the page shows than ever before. New elements and the length of an answer or of a push
     * both estimate that, so the larger one counts.
     *
     * @param elements the bytes of new elements
     */
    long shows(long elements, int length) {
        return Math.max(elements, longerAnswer(length) * OF_AN_ANSWERS_CHARACTER);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        entries++;
    }

    boolean areSpent() {
        return entries >= MOST_ENTRIES;
    }

    static PageLoad of(UI ui) {
        return Objects.requireNonNull(ComponentUtil.getData(ui, PageLoad.class));
    }
}
