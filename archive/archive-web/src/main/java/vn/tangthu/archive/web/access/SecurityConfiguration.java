package vn.tangthu.archive.web.access;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.security.SpringSessionBackedSessionRegistry;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.web.problem.ProblemWriter;

/** Two filter chains: requests that bring a bearer token, without any session, and everything else. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
    private static final int SESSIONS_OF_AN_ACCOUNT = 2;

    private static final String CSRF_HEADER = "X-CSRF-TOKEN";

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String[] OPEN = {
        "/sign-in", "/preferences", "/api/health", "/error", "/assets/**", "/webjars/**", "/favicon.ico"
    };

    @Bean
    PasswordEncoder passwordEncoder() {
        return new Passwords();
    }

    /** Over the sessions in the database where there are such, so that the limit also holds across servers. */
    @Bean
    SessionRegistry sessionRegistry(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions) {
        FindByIndexNameSessionRepository<? extends Session> repository = sessions.getIfAvailable();
        return repository == null ? new SessionRegistryImpl() : new SpringSessionBackedSessionRegistry<>(repository);
    }

    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenChain(
            HttpSecurity http,
            Tokens tokens,
            CurrentUsers users,
            PurposeHeader purposes,
            DenialTrail trail,
            ProblemWriter problems,
            UploadSpace space,
            RefusalHandler refusals) {
        return http.securityMatcher(request -> ApiPaths.isApi(request) && TokenFilter.isPresent(request))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(
                        new TokenFilter(tokens, users, purposes, trail, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new MultipartGuard(trail, problems, space, null), TokenFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasRole("CUSTODIAN")
                                .anyRequest()
                                .authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain sessionChain(
            HttpSecurity http,
            Accounts accounts,
            CurrentUsers users,
            Clock clock,
            DenialTrail trail,
            ProblemWriter problems,
            UploadSpace space,
            SignInOutcome outcome,
            RefusalHandler refusals,
            SessionRegistry registry) {
        return http.csrf(Customizer.withDefaults())
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .formLogin(form -> form.loginPage(RefusalHandler.SIGN_IN_PAGE)
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .logout(logout ->
                        logout.logoutUrl("/sign-out").addLogoutHandler(outcome).logoutSuccessUrl("/sign-in?signed-out"))
                .sessionManagement(sessions -> sessions.sessionFixation(
                                SessionManagementConfigurer.SessionFixationConfigurer::newSession)
                        .sessionConcurrency(limit -> limit.maximumSessions(SESSIONS_OF_AN_ACCOUNT)
                                .sessionRegistry(registry)
                                .expiredSessionStrategy(
                                        event -> refusals.sessionEnded(event.getRequest(), event.getResponse()))))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAfter(new AccountFilter(accounts, users, clock), HeaderWriterFilter.class)
                .addFilterAfter(new MultipartGuard(trail, problems, space, CSRF_HEADER), AccountFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasRole("CUSTODIAN")
                                .anyRequest()
                                .authenticated())
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .httpStrictTransportSecurity(
                        hsts -> hsts.includeSubDomains(false).maxAgeInSeconds(31_536_000))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
