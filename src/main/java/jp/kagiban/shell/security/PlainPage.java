package jp.kagiban.shell.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/**
 * A page in both languages for when the portal itself can't draw one. It needs no session, no database and none of the filters,
 * so it brings its headers along.
 */
public final class PlainPage {

    private static final String[][] HEADERS = {
        {
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'"
        },
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cache-Control", "no-store"}
    };

    private final String text;

    /** @param name of a file in {@code pages}; where it says {@code HEAD}, it gets what all pages have there */
    public PlainPage(String name) throws IOException {
        text = file(name).replace("HEAD", file("head"));
    }

    private static String file(String name) throws IOException {
        return new ClassPathResource("pages/" + name + ".html").getContentAsString(StandardCharsets.UTF_8);
    }

    public void send(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        write(here(request), response, status);
    }

    /** Sends it with the name of a company where its file says {@code COMPANY}. */
    void sendAbout(String company, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = here(request).replace("COMPANY", HtmlUtils.htmlEscape(company));
        write(text, response, HttpServletResponse.SC_OK);
    }

    private String here(HttpServletRequest request) {
        return text.replace("CONTEXT", request.getContextPath());
    }

    private static void write(String page, HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        for (String[] header : HEADERS) {
            response.setHeader(header[0], header[1]);
        }
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(page);
    }
}
