using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Access;

/// <summary>
/// Who may send which form, and who may ask what is no page. Cases and drafts belong to somebody else, and every form comes with
/// the visitor's own antiforgery token, so that nothing but the right to it can stand in its way.
/// </summary>
public sealed class WhoMayDoWhatTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    /// <summary>The letters and columns are those of <see cref="WhoMayOpenWhatTests"/>; O: the page is shown again with its errors.</summary>
    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        //                                                     nobody citizen clerk head operator editor inspector administrator
    };

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["GET .well-known/duplicates-keys.json"] = /*              */ "O O O O O O O O",
        ["GET dev/outbox"] = /*                                    */ "O O O O O O O O",
        ["GET dev/outbox.json"] = /*                               */ "O O O O O O O O",
        ["ANY health/live"] = /*                                   */ "O O O O O O O O",
        ["ANY health/ready"] = /*                                  */ "O O O O O O O O",
    };

    [Fact]
    public async Task EveryForm_OfEveryVisitor_AnswersAsTheTableSays()
    {
        using var owner = host.NewVisitor();
        var number = await owner.ApplyAsync(host, host.NewPerson());
        var draft = await owner.BeginAsync();
        var events = await host.EventsAsync(number);
        var forms = (await FormsAsync()).OrderBy(EndsSession).ToList();
        var answers = forms.ToDictionary(form => form, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var name in AccessVisitors.Names)
        {
            using var visitor = await AccessVisitors.SignedInAsync(host, name);
            foreach (var form in forms)
            {
                answers[form].Add(await SendAsync(visitor, form, number, draft));
            }
        }

        AssertTable(Forms, answers);
        Assert.Equal(events, await host.EventsAsync(number));
    }

    [Fact]
    public async Task EveryOtherEndpoint_OfEveryVisitor_AnswersAsTheTableSays()
    {
        using var first = host.NewVisitor(); // starts the host
        var others = OtherEndpoints();
        var answers = others.ToDictionary(other => other, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var name in AccessVisitors.Names)
        {
            using var visitor = await AccessVisitors.SignedInAsync(host, name);
            foreach (var other in others)
            {
                using var response = await visitor.SendAsync(HttpMethod.Get, $"/{other.Split(' ')[1]}");
                answers[other].Add(AccessVisitors.Letter(response));
            }
        }

        AssertTable(Others, answers);
    }

    [Fact]
    public async Task Pages_KnowNoOtherMethodThanGetAndPost()
    {
        using var first = host.NewVisitor();
        Assert.All(await HandlersAsync(), handler => Assert.Contains(handler.Method, (string[])["Get", "Post"], StringComparer.OrdinalIgnoreCase));
    }

    private static bool EndsSession(string form) => form.StartsWith("sign-out", StringComparison.Ordinal);

    /// <summary>The whole difference at once, written as the table has it.</summary>
    private static void AssertTable(Dictionary<string, string> expected, Dictionary<string, List<string>> answers)
    {
        var actual = answers.ToDictionary(answer => answer.Key, answer => string.Join(' ', answer.Value), StringComparer.Ordinal);
        var differences = actual.Where(answer => expected.GetValueOrDefault(answer.Key) != answer.Value)
            .Select(answer => $"[\"{answer.Key}\"] = \"{answer.Value}\", // {(expected.TryGetValue(answer.Key, out var row) ? $"expected {row}" : "is missing from the table")}")
            .Concat(expected.Keys.Except(actual.Keys, StringComparer.Ordinal).Select(key => $"{key} exists no more"));
        Assert.True(!differences.Any(), string.Join('\n', differences));
    }

    /// <summary>Sends the form with nothing but a token and the number of somebody else's case.</summary>
    private static async Task<string> SendAsync(Visitor visitor, string form, string number, string draft)
    {
        var token = await TokenAsync(visitor);
        var path = AccessVisitors.Fill(form, number, draft);
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("number", number)]);
        using var response = await visitor.SendAsync(HttpMethod.Post, path, body);
        return AccessVisitors.Letter(response);
    }

    private static async Task<string> TokenAsync(Visitor visitor)
    {
        if (!visitor.Has("input[name=__RequestVerificationToken]"))
        {
            await visitor.GetAsync("/kk/track");
        }

        return visitor.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
    }

    private async Task<List<string>> FormsAsync() =>
        [.. (await HandlersAsync()).Where(handler => string.Equals(handler.Method, "Post", StringComparison.OrdinalIgnoreCase))
            .Select(handler => handler.Name.Length == 0 ? handler.Route : $"{handler.Route}?handler={handler.Name}").Distinct(StringComparer.Ordinal)];

    private async Task<List<(string Route, string Method, string Name)>> HandlersAsync()
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var handlers = new List<(string, string, string)>();
        foreach (var endpoint in AccessVisitors.Endpoints(host).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null))
        {
            var page = await loader.LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata);
            handlers.AddRange(page.HandlerMethods.Where(handler => handler.MethodInfo.Name != nameof(PageModel.OnPageHandlerExecutionAsync)).Select(handler => (AccessVisitors.RouteOf(endpoint), handler.HttpMethod, handler.Name ?? string.Empty)));
        }

        return handlers;
    }

    private List<string> OtherEndpoints() =>
        [.. AccessVisitors.Endpoints(host).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} {AccessVisitors.RouteOf(endpoint)}"))
            .Distinct(StringComparer.Ordinal)];
}
