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
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.shared.MemberId;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Service;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down the guessing of passwords without locking anybody out: a growing delay for each typed address, of a member or not,
 * and token buckets for each client, each network and all together. A browser that the member has used before has its own delay
 * and buckets, so that strangers can't keep it waiting.
 */
@NamedInterface("session")
@Service
public class LoginGate {

    private static final String COUNTED_AS = LoginGate.class.getName() + ".as";

    /** The account in whose bucket the try counts, if the browser is known. */
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

    /** Stands before the login form's filter. A client that must wait is sent to {@code /login?wait=SECONDS}. */
    public Filter filter() {
        return new Gate();
    }

    /** The client's bucket comes before anything is asked of the address. */
    private Optional<Duration> refusal(HttpServletRequest request) {
        Optional<Wait> ofClient = bucket(Throttle.Limit.LOGIN_CLIENT, client.prefix(request));
        String name = Optional.ofNullable(request.getParameter("username")).orElse("");
        Optional<Wait> wait = ofClient.or(() -> ofAddress(request, EmailAddress.canonical(name)));
        wait.ifPresent(one -> {
            history.mustWait(name, one.delay());
            typed.mustWait(request, name);
        });
        return wait.map(Wait::rest);
    }

    private Optional<Wait> ofAddress(HttpServletRequest request, String email) {
        Optional<String> device = devices.known(request, email);
        String who = device.orElse("address:" + email);
        request.setAttribute(COUNTED_AS, who);
        return device.isPresent()
                ? delay(who).or(() -> knownBrowsers(request, email, who))
                : strangers(request).or(() -> delay(who));
    }

    /** @param delay identifies the delay in the history */
    private record Wait(Duration rest, String delay) {}

    private Optional<Wait> bucket(Throttle.Limit limit, String key) {
        return throttle.take(limit, key).map(rest -> new Wait(rest, limit.name() + ":" + key));
    }

    private Optional<Wait> delay(String who) {
        LoginDelays.Try one = delays.attempt(who, LoginDelays.Pace.PASSWORD);
        return Optional.of(new Wait(one.rest(), one.delayOf(who)))
                .filter(wait -> wait.rest().isPositive());
    }

    /** Whether this thread's client has tried too often for a passkey to be checked. */
    public boolean holdsPasskeysBack() {
        Optional<Wait> wait = bucket(Throttle.Limit.LOGIN_CLIENT, client.prefix());
        wait.ifPresent(one -> history.passkeyMustWait(one.delay()));
        return wait.isPresent();
    }

    /** The account comes first: its many known browsers use up nothing of others in their network. */
    private Optional<Wait> knownBrowsers(HttpServletRequest request, String email, String who) {
        Optional<Wait> wait = bucket(Throttle.Limit.LOGIN_ACCOUNT, email)
                .or(() -> bucket(Throttle.Limit.LOGIN_KNOWN_NETWORK, client.network(request)));
        wait.ifPresentOrElse(
                _ -> delays.takeBack(who, LoginDelays.Pace.PASSWORD), () -> request.setAttribute(ACCOUNT, email));
        return wait;
    }

    /** Wrong tries from one known browser have its delay, and don't keep the account's others waiting. */
    @EventListener
    void refused(AbstractAuthenticationFailureEvent login) {
        CurrentRequest.find().ifPresent(this::giveBack);
    }

    private void giveBack(HttpServletRequest request) {
        Optional.ofNullable(request.getAttribute(ACCOUNT))
                .ifPresent(account -> throttle.giveBack(Throttle.Limit.LOGIN_ACCOUNT, account.toString()));
    }

    /** One large network can't exhaust the global limit. */
    private Optional<Wait> strangers(HttpServletRequest request) {
        return bucket(Throttle.Limit.LOGIN_NETWORK, client.network(request))
                .or(() -> bucket(Throttle.Limit.LOGIN_ALL, "all"));
    }

    /** The password wasn't checked: the try doesn't count, and the form keeps the address. */
    private void takeBack(HttpServletRequest request) {
        giveBack(request);
        Optional.ofNullable(request.getAttribute(COUNTED_AS))
                .ifPresent(who -> delays.takeBack(who.toString(), LoginDelays.Pace.PASSWORD));
        typed.mustWait(
                request, Optional.ofNullable(request.getParameter("username")).orElse(""));
    }

    /** The member logs in from this thread's browser, which counts as known from now on. In the caller's transaction. */
    void known(MemberId member) {
        CurrentRequest.find().flatMap(request -> countedAs(request, member)).ifPresent(delays::succeeded);
        devices.remember(member);
    }

    private Optional<String> countedAs(HttpServletRequest request, MemberId member) {
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
            Optional<Duration> wait = refusal(request);
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
