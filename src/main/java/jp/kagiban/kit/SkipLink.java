package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;

/**
 * The first link of a page, seen once it has the focus: it leads past the frame to what the page is about. The address stays as
 * it is; a {@code #} in it would be a step of its own for the back button.
 */
public final class SkipLink extends Anchor {

    private static final String LEAD = """
            this.addEventListener('click', pressed => {
              const target = document.getElementById(this.hash.slice(1));
              if (target) {
                pressed.preventDefault();
                target.focus();
              }
            });
            """;

    /** @param target the id of a part that can take the focus */
    public SkipLink(String target, String words) {
        super("#" + target, words);
        addClassName("kb-skip");
        setRouterIgnore(true);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Script.run(this, LEAD);
    }
}
