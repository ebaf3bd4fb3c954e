using System.Net;
using Duplicates.Service.Settings;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Web.StaffAccounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Accounts;

public sealed class StaffSignInTestsOnSqlite(SqliteHost host) : StaffSignInTests(host), IClassFixture<SqliteHost>;

public sealed class StaffSignInTestsOnPostgreSql(PostgreSqlHost host) : StaffSignInTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Strangers learn nothing from the sign-in of staff, and cannot keep anybody out.</summary>
public abstract class StaffSignInTests
{
    private readonly ServiceHost _host;

    protected StaffSignInTests(ServiceHost host) => _host = host.With("StaffSignIn:PerAddress", "100000");

    [Theory]
    [InlineData("nobody.at.all@example.org")]
    [InlineData(Demo.AlmatyClerk)]
    [InlineData(Demo.AstanaHead)]
    [InlineData(Demo.ArchiveClerk)]
    public async Task SignIn_UnknownWrongLockedOrWithoutPassword_CostsTheSameWork(string email)
    {
        await using (var scope = _host.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
            await accounts.SetLockoutEndDateAsync((await accounts.FindByEmailAsync(Demo.AstanaHead))!, DateTimeOffset.MaxValue);
            await accounts.RemovePasswordAsync((await accounts.FindByEmailAsync(Demo.ArchiveClerk))!);
        }

        var hasher = new CountingHasher();
        await using var counting = _host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<StaffAccount>>(hasher)));
        var entries = await FailuresAsync();
        using var visitor = Visitor.At(counting);
        await TryAsync(visitor, email, email == Demo.AstanaHead ? Demo.Password : "not-the-password");
        Said.Refused(visitor, "kk", "Password", "staff-sign-in.failed");
        Assert.Equal((1, entries + 1), (hasher.Verified, await FailuresAsync()));
    }

    [Fact]
    public async Task SignIn_FortyTriesAtOnceOnTwoHosts_FivePassAndTheOthersWait()
    {
        await using var second = _host.SecondHost();
        var answers = await ManyAtOnceAsync(Demo.SoleHead, 40, _host, second);
        Assert.Equal(5, answers.Count(answer => answer == HttpStatusCode.OK));
        Assert.Equal(35, answers.Count(answer => answer == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task SignIn_FortyTriesAtOnceFromOneAddress_AsManyPassAsTheAddressMay()
    {
        await using var limited = _host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.Configure<DuplicatesOptions>(options => options.StaffSignIn.PerAddress = 7)));
        await using var alsoLimited = limited.WithWebHostBuilder(_ => { });
        await _host.ExecuteAsync("""DELETE FROM "SignInTries" """);
        var answers = await ManyAtOnceAsync("someone{0}@example.org", 40, limited, alsoLimited);
        Assert.Equal(7, answers.Count(answer => answer == HttpStatusCode.OK));
        await _host.ExecuteAsync("""DELETE FROM "SignInTries" """);
    }

    [Theory]
    [InlineData("kk", Demo.AlmatyHead)]
    [InlineData("ru", "nobody.here@example.org")]
    public async Task SignIn_StrangerTriedFiveTimes_WaitsASecondThenTwoWhetherTheAccountExists(string language, string email)
    {
        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        using var stranger = _host.NewVisitor();
        for (var tries = 0; tries < 5; tries++)
        {
            await TryAsync(stranger, email, "not-the-password", language);
            Said.Refused(stranger, language, "Password", "staff-sign-in.failed");
        }

        foreach (var (seconds, form) in ((int, string)[])[(1, "one"), (2, "few"), (4, "few"), (8, "many")])
        {
            await TryAsync(stranger, email, "not-the-password", language);
            Assert.Equal(HttpStatusCode.TooManyRequests, stranger.Status);
            Said.Refused(stranger, language, "Password", $"staff-sign-in.slowed.{(language == "kk" ? "many" : form)}", seconds);
            Assert.Equal(email, stranger.Value("Email"));
            _host.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await TryAsync(stranger, email, "not-the-password", language);
            Said.Refused(stranger, language, "Password", "staff-sign-in.failed");
        }
    }

    [Fact]
    public async Task SignIn_HolderWhileAStrangerTries_IsNotHitOnTheOwnDeviceNorInAnOpenSession()
    {
        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        using var holder = await _host.StaffAsync(Demo.Operator);
        using var elsewhere = await _host.StaffAsync(Demo.Operator);
        await holder.SubmitFormAsync("form[action='/kk/sign-out']");
        using (var stranger = _host.NewVisitor())
        {
            for (var tries = 0; tries < 12; tries++)
            {
                await TryAsync(stranger, Demo.Operator.ToUpperInvariant(), "not-the-password");
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, stranger.Status);
            await TryAsync(stranger, Demo.Operator, Demo.Password);
            Assert.Equal(HttpStatusCode.TooManyRequests, stranger.Status);
        }

        await elsewhere.GetAsync("/kk/counter");
        Assert.Equal("/kk/counter", elsewhere.Address);
        await holder.SignInAsStaffAsync(Demo.Operator);
        Assert.Equal("/kk/counter", holder.Address);
    }

    [Fact]
    public async Task SignIn_OnANewDeviceAfterThePause_WorksWithTheRightPassword()
    {
        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        using var visitor = _host.NewVisitor();
        for (var tries = 0; tries < 6; tries++)
        {
            await TryAsync(visitor, Demo.Editor, "not-the-password");
        }

        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await visitor.SignInAsStaffAsync(Demo.Editor);
        Assert.Equal("/kk/editor", visitor.Address);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task SignIn_ManyTriesOfAStranger_AreToldToTheHolderOnceInInboxAndMail(string language)
    {
        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        await _host.RunJobAsync("tries to sign in");
        var before = await TellingsAsync();
        using (var stranger = _host.NewVisitor())
        {
            for (var tries = 0; tries < 5; tries++)
            {
                await TryAsync(stranger, Demo.SecondAlmatyClerk, "not-the-password");
                await TryAsync(stranger, "unknown.person@example.org", "not-the-password");
            }
        }

        await _host.RunJobAsync("tries to sign in");
        await _host.RunJobAsync("tries to sign in");
        Assert.Equal(before + 1, await TellingsAsync());
        using var holder = _host.NewVisitor();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await holder.SignInAsStaffAsync(Demo.SecondAlmatyClerk, language);
        await holder.GetAsync($"/{language}/staff/notices");
        Assert.Contains(language == "kk" ? "құпиясөзді қайта-қайта қате енгізді" : "несколько раз ввёл неверный пароль", holder.Main, StringComparison.Ordinal);
    }

    private async Task<int> TellingsAsync() => (await _host.MessagesAsync()).Count(message => message.Kind == "sign-in-tries" && message.Recipient == Demo.SecondAlmatyClerk);

    private static async Task TryAsync(Visitor visitor, string email, string password, string language = "kk")
    {
        await visitor.GetAsync($"/{language}/sign-in/staff");
        await visitor.SubmitAsync(("Email", email), ("Password", password));
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> ManyAtOnceAsync(string email, int tries, params WebApplicationFactory<Program>[] hosts)
    {
        using var first = Visitor.At(hosts[0]);
        await first.GetAsync("/kk/sign-in/staff");
        using var other = first.CopiedAt(hosts[1]);
        var (path, fields) = first.Fill("main form[method=post]", ("Password", "not-the-password"));
        return await Task.WhenAll(Enumerable.Range(0, tries).Select(async number =>
        {
            var visitor = number % 2 == 0 ? first : other;
            using var form = new FormUrlEncodedContent(fields.Where(field => field.Key != "Email").Append(KeyValuePair.Create("Email", string.Format(null, email, number))));
            using var answer = await visitor.SendAsync(HttpMethod.Post, path, form);
            using var shown = answer.StatusCode is HttpStatusCode.SeeOther ? await visitor.SendAsync(HttpMethod.Get, answer.Headers.Location!.ToString()) : null;
            return (shown ?? answer).StatusCode;
        }));
    }

    private async Task<int> FailuresAsync() => (await _host.QueryAsync("""SELECT 1 FROM "AuditEntries" WHERE "Action" = 'StaffSignInFailed'""")).Count;

    private sealed class CountingHasher : IPasswordHasher<StaffAccount>
    {
        private readonly PasswordHasher<StaffAccount> _hasher = new();

        public int Verified { get; private set; }

        public string HashPassword(StaffAccount user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(StaffAccount user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
