package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;

/** Drawings for empty lists; screen readers skip them. */
public enum EmptyPicture {
    SHOP(
            "<path d='M18 28h84v38H18Z'/><path d='M22 10h76l10 18H12Z'/><path d='M36 10l-6 18v10M60 10v28M84 10l6 18v10M48 66V48h24v18'/>"),
    PARCEL("<path d='M20 22 60 8l40 14v34L60 70 20 56Z'/><path d='m20 22 40 14 40-14M60 36v34M40 15l40 14v12'/>"),
    RECORD("<path d='M32 6h44l14 14v48H32Z'/><path d='M76 6v14h14M44 32h34M44 44h34M44 56h20'/>"),
    LETTER("<path d='M18 14h84v46H18Z'/><path d='m18 16 42 28 42-28'/>");

    private final String drawing;

    EmptyPicture(String drawing) {
        this.drawing = drawing;
    }

    Component draw() {
        return new Html("<span class='kb-empty-picture' aria-hidden='true'><svg viewBox='0 0 120 76' focusable='false'>"
                + drawing + "</svg></span>");
    }
}
