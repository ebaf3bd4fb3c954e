using Duplicates.Domain.People;
using Duplicates.Service.Data.Migrations;
using Duplicates.Service.Indexing.Analysis;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class NameSearchTestsOnSqlite(SqliteHost host) : NameSearchTests(host), IClassFixture<SqliteHost>;

public sealed class NameSearchTestsOnPostgreSql(PostgreSqlHost host) : NameSearchTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Names of people are found by staff in the database alone, in the spellings in which the search of the site finds names of schools.</summary>
public abstract class NameSearchTests(ServiceHost host)
{
    private static readonly string[] Names =
        ["Қайсарова", "Әуезов", "Шыңғырлау", "Абдуллаева", "Цхай", "Ыбырай", "Юсупова", "Яковлев", "Эльмира", "Жұлдызай", "Оңғарсынова", "Ким", "Щербинина", "Ъ", "Смит-Иванов", "Қааганды"];

    [Fact]
    public async Task Search_AnySpellingOfAName_FindsTheCase()
    {
        var person = host.NewPerson() with { Surname = "Қайыржанова", GivenName = "Айжұлдыз", Patronymic = "Шоқанқызы" };
        var number = await host.NewCaseAsync(person);
        var other = await host.NewCaseAsync(host.NewPerson() with { Surname = "Цойтаева", GivenName = "Эльмира", Patronymic = "Юрьевна" });
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        foreach (var typed in (string[])["қайыржанова", "КАЙЫРЖАНОВА айж", "Kaiyrzhanova", "Qaiyrjanova", "kaiyrzhanova aizhuldyz", "Aizhuldyz Shoqan", "Каиржанова", "rfqsh;fyjdf"])
        {
            Assert.Equal([number], await FoundAsync(clerk, typed));
        }

        foreach (var typed in (string[])["Elmira", "Эльмира Цойт", "tsoitayeva", "'kmvbhf"])
        {
            Assert.Equal([other], await FoundAsync(clerk, typed));
        }

        Assert.Empty(await FoundAsync(clerk, "Kaiyrzhanova Elmira"));
    }

    /// <summary>Cases of before the words were kept by their sound get them by a migration, in SQL.</summary>
    [Fact]
    public async Task Migration_OfWords_WritesTheSoundThatTheProgramWrites()
    {
        foreach (var word in Names.SelectMany(name => KazakhFolding.Fold(name).Split(' ')))
        {
            var written = (await host.QueryAsync($"SELECT {SoundsOfWords.Of($"'{word}'")}"))[0][0];
            Assert.Equal(SoundKey.Of(word) is { Length: > 0 } sound ? sound : "~", written);
        }
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(Visitor clerk, string typed)
    {
        await clerk.GetAsync("/kk/staff");
        await clerk.SubmitFormAsync("form[role=search]", ("Sought", typed));
        return [.. clerk.Page.QuerySelectorAll("tbody a[href*='/staff/cases/']").Select(link => link.GetAttribute("href")!.Split('?')[0][^9..])];
    }
}
