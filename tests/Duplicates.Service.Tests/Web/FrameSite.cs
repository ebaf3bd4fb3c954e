using System.Security.Claims;
using Duplicates.Service.Accounts;
using Duplicates.Service.Notifications;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Web;

/// <summary>A site in process with nothing but the frame and two pages of its own.</summary>
public sealed class FrameSite : IAsyncLifetime
{
    private readonly WebApplication _app;

    public FrameSite()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddWebFrame();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IUnreadMessages, NoInbox>();
        builder.Services.AddSingleton<ICitizenSession, HalfHourSession>();
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(ServiceTexts).Assembly);
        _app = builder.Build();
        _app.UseWebFrame();
        _app.Use((context, next) =>
        {
            if (context.Request.Headers.TryGetValue("X-Role", out var role))
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity(
                    [new Claim(ClaimTypes.Name, "Айгүл Серікқызы"), new Claim(ClaimTypes.Role, role.ToString())],
                    "test"));
            }

            return next(context);
        });
        _app.MapRazorPages();
        _app.MapGet("/kk/status/{code:int}", (int code) => Results.StatusCode(code));
        _app.MapGet("/kk/failure", void () => throw new InvalidOperationException("a secret of the service"));
        _app.MapGet("/api/v1/failure", void () => throw new InvalidOperationException("a secret of the service"));
    }

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        Client = _app.GetTestClient();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    private sealed class NoInbox : IUnreadMessages
    {
        public Task<UnreadCount?> OfAsync(ClaimsPrincipal user, CancellationToken cancellationToken) => Task.FromResult<UnreadCount?>(null);
    }

    private sealed class HalfHourSession : ICitizenSession
    {
        public TimeSpan IdleLimit => TimeSpan.FromMinutes(30);

        public Task SignInAsync(HttpContext context, ClaimsPrincipal citizen) => Task.CompletedTask;

        public Task SignOutAsync(HttpContext context) => Task.CompletedTask;
    }
}
