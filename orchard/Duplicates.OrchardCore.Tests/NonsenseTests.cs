using System.Net;
using System.Text.RegularExpressions;
using Duplicates.OrchardCore.Site;
using Duplicates.Service.Content;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Documents;
using OrchardCore.Environment.Shell;
using YesSql;

namespace Duplicates.OrchardCore.Tests;

/// <summary>
/// Editors and administrators put nonsense into the fields of every type and publish it: they are told what is wrong, or what cannot be read is
/// left out by itself; the site goes on, also after a new start.
/// </summary>
[Collection(nameof(OrchardSite))]
public sealed partial class NonsenseTests(OrchardSite site)
{
    /// <summary>What people paste, what programs send, and what breaks readers of text, numbers, dates, addresses and templates.</summary>
    private static readonly Gen<string> Nonsense = Gen.OneOf(
        Gen.Elements(
            string.Empty, " ", "{foo}", "{{ x | y }}", "{% if %}", "<script>alert(1)</script>", "[x](/ru/requirements)", "kk/apply", "../..", "/", "null", "NaN", "-1", "0",
            "1e308", "99999999999999999999", "2026-02-30", "0001-01-01", "9999-12-31", "24:00", "true", "Ә\u0301\u200b\u202e", "\u0001", "a@b", "+7", "\r\n\r\n", "a = b = c"),
        ArbMap.Default.GeneratorFor<NonEmptyString>().Select(text => text.Get),
        Gen.Elements('x', 'ұ', '|').Select(letter => new string(letter, 20_000)));

    public static TheoryData<string> Types => [.. SharedRecipes.PublicTypes.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task NewItem_WithNonsenseInEachField_IsRefusedWithWordsOrLeftOutAndTheSiteGoesOn(string type)
    {
        var address = $"/Admin/Contents/ContentTypes/{type}/Create";
        await using var before = await StateOf.TakeAsync(site, type);
        foreach (var signIn in (Func<Task<SiteVisitor>>[])[EditorAsync, AdministratorAsync])
        {
            using var visitor = await signIn();
            foreach (var values in Nonsense.ArrayOf(64).Sample(30, new Rnd(20261201), 4))
            {
                await visitor.GetAsync(address);
                Assert.Equal(HttpStatusCode.OK, visitor.Status);
                var fields = visitor.FieldsOf(address);
                var answers = fields.Select((name, index) => KeyValuePair.Create(name, values[index % values.Length])).ToDictionary(StringComparer.Ordinal);
                await visitor.SendAsync(address, answers, "submit.Publish");
                AssertAnswered(visitor, string.Join('\n', answers));
            }
        }

        await AssertGoesOnAsync();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task PublishedItem_WithNonsenseInOneField_IsRefusedWithWordsOrLeftOutAndTheSiteGoesOn(string type)
    {
        await using var before = await StateOf.TakeAsync(site, type);
        var address = $"/Admin/Contents/ContentItems/{before.AnyId}/Edit";
        using var visitor = await EditorAsync();
        await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        // of the rows of a week or a year the first stands for all
        var fields = visitor.FieldsOf(address).Where(name => !LaterRow().IsMatch(name)).ToList();
        Assert.NotEmpty(fields);
        foreach (var (field, value) in fields.Zip(Nonsense.Sample(30, new Rnd(20261202), fields.Count)))
        {
            await visitor.GetAsync(address);
            await visitor.SendAsync(address, new Dictionary<string, string>(StringComparer.Ordinal) { [field] = value }, "submit.Publish");
            AssertAnswered(visitor, $"{field} = {value}");
        }

        await AssertGoesOnAsync();
    }

    /// <summary>The form stands there again with what is wrong in words, or the item is public.</summary>
    private static void AssertAnswered(SiteVisitor visitor, string sent)
    {
        Assert.True(visitor.Status is HttpStatusCode.OK, $"{visitor.Status} {visitor.Address} {sent} {visitor.Text}");
        var words = string.Join(' ', visitor.Page.QuerySelectorAll(".toast-body, .field-validation-error, .validation-summary-errors li").Select(message => message.TextContent.Trim()));
        Assert.True(words.Length > 0, $"{visitor.Address} says nothing. {sent} {visitor.Text}");
        Assert.DoesNotContain("Exception", words, StringComparison.Ordinal);
    }

    /// <summary>Pages, offices and the health of the site answer, as it runs and after a new start.</summary>
    private async Task AssertGoesOnAsync()
    {
        await AssertAnswersAsync();
        var shells = site.Services.GetRequiredService<IShellHost>();
        await shells.ReloadShellContextAsync(shells.GetSettings(ShellSettings.DefaultShellName));
        await AssertAnswersAsync();
    }

    private async Task AssertAnswersAsync()
    {
        foreach (var path in (string[])["/kk", "/ru/addresses", "/kk/schedule", "/ru/requirements", "/health/ready"])
        {
            using var answer = await site.Visitor.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{path} {answer.StatusCode}");
        }
    }

    private async Task<SiteVisitor> EditorAsync()
    {
        var visitor = new SiteVisitor(site);
        await visitor.SignInAsStaffAsync("editor@example.org");
        return visitor;
    }

    private async Task<SiteVisitor> AdministratorAsync()
    {
        var visitor = new SiteVisitor(site);
        await visitor.SignInAsAdministratorAsync();
        return visitor;
    }

    [GeneratedRegex(@"\[[1-9][0-9]*\]", RegexOptions.None, 1000)]
    private static partial Regex LaterRow();

    /// <summary>The versions of a type as they were, which are there again when it is disposed of.</summary>
    private sealed class StateOf(OrchardSite site, string type, Dictionary<string, (bool Latest, bool Published)> versions) : IAsyncDisposable
    {
        /// <summary>A published item of the type.</summary>
        public string AnyId { get; private set; } = string.Empty;

        public static async Task<StateOf> TakeAsync(OrchardSite site, string type)
        {
            var state = new StateOf(site, type, new(StringComparer.Ordinal));
            await state.EachAsync((_, item) =>
            {
                state.Note(item);
                return Task.CompletedTask;
            });
            Assert.NotEmpty(state.AnyId);
            return state;
        }

        public async ValueTask DisposeAsync()
        {
            await EachAsync(async (session, item) =>
            {
                if (versions.TryGetValue(item.ContentItemVersionId, out var was))
                {
                    (item.Latest, item.Published) = was;
                    await session.SaveAsync(item);
                }
                else
                {
                    session.Delete(item);
                }
            });
            await site.InTenantAsync(async services =>
            {
                var stamps = services.GetRequiredService<IDocumentManager<PublicationStamp>>();
                var stamp = await stamps.GetOrCreateMutableAsync();
                stamp.Count++;
                await stamps.UpdateAsync(stamp);
            });
            var shells = site.Services.GetRequiredService<IShellHost>();
            await shells.ReloadShellContextAsync(shells.GetSettings(ShellSettings.DefaultShellName));
            await site.InTenantAsync(services =>
            {
                Assert.Empty(services.GetRequiredService<IPublicationCheck>().LeftOut());
                return Task.CompletedTask;
            });
        }

        private void Note(ContentItem item)
        {
            versions[item.ContentItemVersionId] = (item.Latest, item.Published);
            if (item.Published && (AnyId.Length == 0 || string.CompareOrdinal(item.ContentItemId, AnyId) < 0))
            {
                AnyId = item.ContentItemId;
            }
        }

        private Task EachAsync(Func<ISession, ContentItem, Task> act) => site.InTenantAsync(async services =>
        {
            var session = services.GetRequiredService<ISession>();
            foreach (var item in await session.Query<ContentItem, ContentItemIndex>(index => index.ContentType == type).ListAsync())
            {
                await act(session, item);
            }
        });
    }
}
