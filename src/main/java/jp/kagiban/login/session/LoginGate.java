package jp.kagiban.login.session;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import jp.kagiban.login.member.EmailAddress;
import jp.kagiban.login.throttle.KnownDevices;
import jp.kagiban.login.throttle.LoginDelays;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.shared.MemberId;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Service;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down the guessing of passwords, but locks nobody out. Each typed address has a growing delay, whether it has an account
 * or not. Each client, each network and all clients together have token buckets. A browser that the member has used before
 * counts in none of these. It has its own delay and buckets, so that strangers can't keep the member waiting.
 */
@NamedInterface("session")
@Service
public class LoginGate {

    private static final String COUNTED_AS = LoginGate.class.getName() + ".as";

    /** The address of the account whose bucket counts the attempt. Set only for known browsers. */
    private static final String ACCOUNT = LoginGate.class.getName() + ".account";

    private final LoginDelays delays;
    private final KnownDevices devices;
    private final Throttle throttle;
    private final LoginHistory history;
    private final ClientAddress client;
    private final TypedAddress typed;

    LoginGate(
            LoginDelays delays,
            KnownDevices devices,
            Throttle throttle,
            LoginHistory history,
            ClientAddress client,
            TypedAddress typed) {
        this.typed = typed;
        this.history = history;
        this.delays = delays;
        this.devices = devices;
        this.throttle = throttle;
        this.client = client;
    }

    /**
     * Returns the filter that runs before the login form's. It redirects clients that must wait to {@code /login?wait=SECONDS}.
     */
    public Filter filter() {
        return new Gate();
    }

    /** Counts an attempt. Returns how long the client must wait; empty if it needn't. */
    private Optional<Duration> countAttempt(HttpServletRequest request) {
        String name = Optional.ofNullable(request.getParameter("username")).orElse("");
        Optional<Wait> wait = countForAddress(request, EmailAddress.canonical(name));
        wait.ifPresent(hit -> {
            history.mustWait(name, hit.delay());
            typed.mustWait(request, name);
        });
        return wait.map(Wait::rest);
    }

    private Optional<Wait> countForAddress(HttpServletRequest request, String email) {
        Optional<String> device = devices.known(request, email);
        String counter = device.orElse("address:" + email);
        request.setAttribute(COUNTED_AS, counter);
        return device.isPresent()
                ? countInDelay(counter).or(() -> takeForKnownBrowser(request, email, counter))
                : takeForUnknownBrowser(request.getRemoteAddr()).or(() -> countInDelay(counter));
    }

    /** @param delay names the delay in the history */
    private record Wait(Duration rest, String delay) {}

    private Optional<Wait> take(Throttle.Token... tokens) {
        return throttle.takeAll(tokens)
                .map(wait -> new Wait(wait.rest(), wait.missing().toString()));
    }

    private Optional<Wait> countInDelay(String counter) {
        LoginDelays.Try attempt = delays.attempt(counter, LoginDelays.Pace.PASSWORD);
        return Optional.of(new Wait(attempt.rest(), attempt.delayOf(counter)))
                .filter(wait -> wait.rest().isPositive());
    }

    /** Whether this thread's client, who isn't logged in, has tried too often for a passkey to be checked. */
    public boolean holdsPasskeysBack() {
        return holdsBack(CurrentRequest.find()
                .flatMap(devices::known)
                .map(device -> take(
                        Limit.LOGIN_ACCOUNT.of("passkey:" + device),
                        Limit.LOGIN_CLIENT.of("known:" + client.prefix()),
                        Limit.LOGIN_KNOWN_NETWORK.of(client.network())))
                .orElseGet(() -> takeForUnknownBrowser(client.current())));
    }

    /** The same for the member who is logged in. A browser that has passed their second factor before is counted apart. */
    public boolean holdsPasskeysBack(MemberId member) {
        String who = devices.withFactor(member).orElseGet(member::toString);
        return holdsBack(take(Limit.LOGIN_ACCOUNT.of("passkey:" + who)));
    }

    private boolean holdsBack(Optional<Wait> wait) {
        wait.ifPresent(hit -> history.passkeyMustWait(hit.delay()));
        return wait.isPresent();
    }

    /** Doesn't take from the client's bucket, which strangers behind the same address could use up. */
    private Optional<Wait> takeForKnownBrowser(HttpServletRequest request, String email, String counter) {
        Optional<Wait> wait =
                take(Limit.LOGIN_ACCOUNT.of(email), Limit.LOGIN_KNOWN_NETWORK.of(client.network(request)));
        wait.ifPresentOrElse(
                _ -> delays.takeBack(counter, LoginDelays.Pace.PASSWORD), () -> request.setAttribute(ACCOUNT, email));
        return wait;
    }

    /**
     * Gives the account's token back. Wrong attempts from a known browser count in its own delay, and must not keep the
     * account's other browsers waiting.
     */
    @EventListener
    void refused(AbstractAuthenticationFailureEvent login) {
        CurrentRequest.find().ifPresent(this::giveBack);
    }

    private void giveBack(HttpServletRequest request) {
        Optional.ofNullable(request.getAttribute(ACCOUNT))
                .ifPresent(account -> throttle.giveBack(Limit.LOGIN_ACCOUNT, account.toString()));
    }

    private Optional<Wait> takeForUnknownBrowser(String address) {
        return take(
                Limit.LOGIN_CLIENT.of(ClientAddress.prefix(address)),
                Limit.LOGIN_NETWORK.of(ClientAddress.network(address)),
                Limit.LOGIN_ALL.of("all"));
    }

    /** Uncounts an attempt whose password wasn't checked. The form keeps the typed address. */
    private void takeBack(HttpServletRequest request) {
        giveBack(request);
        Optional.ofNullable(request.getAttribute(COUNTED_AS))
                .ifPresent(counter -> delays.takeBack(counter.toString(), LoginDelays.Pace.PASSWORD));
        typed.mustWait(
                request, Optional.ofNullable(request.getParameter("username")).orElse(""));
    }

    /**
     * Ends the delay of this thread's browser after a login, and remembers the browser as known. Runs in the caller's
     * transaction.
     */
    void succeeded(MemberId member) {
        CurrentRequest.find().flatMap(request -> counterOf(request, member)).ifPresent(delays::succeeded);
        devices.remember(member);
    }

    private Optional<String> counterOf(HttpServletRequest request, MemberId member) {
        return Optional.ofNullable(request.getAttribute(COUNTED_AS))
                .map(Object::toString)
                .or(() -> devices.known(request, member));
    }

    private final class Gate extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !"POST".equals(request.getMethod()) || !"/login".equals(request.getServletPath());
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Optional<Duration> wait = countAttempt(request);
            if (wait.isPresent()) {
                askToWait(request, response, wait.get());
                return;
            }
            try {
                chain.doFilter(request, response);
            } catch (HashesBusy busy) {
                takeBack(request);
                askToWait(request, response, busy.rest());
            }
        }

        private static void askToWait(HttpServletRequest request, HttpServletResponse response, Duration rest)
                throws IOException {
            response.sendRedirect(request.getContextPath() + "/login?wait=" + rest.toSeconds());
        }
    }
}
