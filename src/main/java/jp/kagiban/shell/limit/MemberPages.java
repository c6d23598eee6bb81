package jp.kagiban.shell.limit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.kagiban.shared.MemberId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Limits the memory of the open pages of all members. Above the limit, the member whose pages take most loses the oldest
 * of them, unless these are few and small.
 */
@Component
public class MemberPages implements DisposableBean {

    /** Estimated bytes of a member's page; about 400 kB were measured for a session with one page. */
    static final long OF_A_PAGE = 400 * 1024L;

    /** A member with at most this many bytes loses no page: 40 pages, or fewer with pasted text. */
    static final long FREE = 40 * OF_A_PAGE;

    /** Events with more bytes are counted, since the page may keep their text. */
    static final int LONG = 16 * 1024;

    /** All pages of members may take the heap divided by this number. */
    private static final int SHARE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(MemberPages.class);

    private final ExecutorService remover = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("member-pages").daemon().factory());
    private final long most;
    private final Map<MemberId, Pages> members = new HashMap<>();
    private long total;

    @Autowired
    MemberPages() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** @param most maximum bytes of all pages */
    MemberPages(long most) {
        this.most = most;
    }

    /** The pages of one member with their bytes, the oldest first. */
    private static final class Pages {

        private final Map<UI, Long> bytes = new LinkedHashMap<>();
        private long total;
    }

    /** Counts a new page until it is detached. */
    public void opened(UI ui, MemberId member) {
        ComponentUtil.setData(ui, MemberId.class, member);
        ui.addDetachListener(_ -> gone(ui, member));
        grow(ui, member, OF_A_PAGE).forEach(this::remove);
    }

    /** Counts further bytes of a page, if a member opened it. Must be called with the lock of its session. */
    void grew(UI ui, long more) {
        MemberId member = ComponentUtil.getData(ui, MemberId.class);
        if (more != 0 && member != null && isOpen(ui, member)) {
            grow(ui, member, more).forEach(this::remove);
        }
    }

    /** Returns whether a member opened the page. Must be called with the lock of its session. */
    static boolean counts(UI ui) {
        return ComponentUtil.getData(ui, MemberId.class) != null;
    }

    /** Ends the pages of a session that were opened before the login. */
    void endEarlier(VaadinSession session) {
        session.access(() ->
                List.copyOf(session.getUIs()).stream().filter(ui -> !counts(ui)).forEach(this::remove));
    }

    private synchronized boolean isOpen(UI ui, MemberId member) {
        return members.containsKey(member) && members.get(member).bytes.containsKey(ui);
    }

    /** Counts further bytes. Returns the pages that must go. */
    synchronized List<UI> grow(UI ui, MemberId member, long more) {
        Pages pages = members.computeIfAbsent(member, _ -> new Pages());
        pages.bytes.merge(ui, more, Long::sum);
        pages.total += more;
        total += more;
        List<UI> going = new ArrayList<>();
        Optional<Map.Entry<MemberId, Pages>> heaviest = heaviest();
        while (heaviest.isPresent()) {
            UI oldest = heaviest.get().getValue().bytes.keySet().iterator().next();
            going.add(oldest);
            gone(oldest, heaviest.get().getKey());
            heaviest = heaviest();
        }
        return going;
    }

    /** Returns the member who must lose a page; empty if nobody must. */
    private Optional<Map.Entry<MemberId, Pages>> heaviest() {
        return total <= most
                ? Optional.empty()
                : members.entrySet().stream()
                        .max(Comparator.comparingLong(member -> member.getValue().total))
                        .filter(member -> member.getValue().total > FREE);
    }

    synchronized void gone(UI ui, MemberId member) {
        Pages pages = members.get(member);
        Long bytes = pages == null ? null : pages.bytes.remove(ui);
        if (pages != null && bytes != null) {
            pages.total -= bytes;
            total -= bytes;
            if (pages.bytes.isEmpty()) {
                members.remove(member);
            }
        }
    }

    /**
     * Closes a page and frees its memory, on a thread of its own, since it waits for the lock of the page's session. Vaadin
     * itself frees the memory of a closed page only when its session sends a request. A browser that comes back to the page
     * gets a new one.
     */
    private void remove(UI ui) {
        remover.execute(() -> {
            try {
                ui.accessSynchronously(() -> {
                    VaadinSession session = ui.getSession();
                    ui.close();
                    session.removeUI(ui);
                });
            } catch (UIDetachedException gone) {
                LOG.debug("A page has gone before it was removed");
            } catch (RuntimeException fault) {
                LOG.warn("A page could not be removed; it ends with its session", fault);
            }
        });
    }

    @Override
    public void destroy() {
        remover.shutdownNow();
    }
}
