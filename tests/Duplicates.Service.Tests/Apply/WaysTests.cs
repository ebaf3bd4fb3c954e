using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Apply;

/// <summary>
/// What an application costs without scripts: pages that are read, taps on links, buttons and choices, and typed signs.
/// The counts are printed; the simplest one took 16 pages, 23 taps and 60 signs before identification moved to the signature.
/// </summary>
public sealed class WaysTests(SqliteHost host, ITestOutputHelper output) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task Application_WithoutScripts_TakesNinePagesAndTwelveTaps()
    {
        var lost = await ApplyAsync("lost", ("Reason", "Lost"));
        Assert.InRange(lost.Pages, 1, 9);
        Assert.InRange(lost.Taps, 1, 12);
        var damaged = await ApplyAsync("damaged, another name", ("Reason", "Damaged"));
        Assert.InRange(damaged.Pages, lost.Pages, lost.Pages + 1);
    }

    private async Task<Way> ApplyAsync(string task, (string Name, string? Value) reason)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var way = new Way(visitor);
        await way.OpenAsync("/kk");
        await way.FollowAsync("main a[href='/kk/apply']");
        await way.SendAsync(reason);
        var isDamaged = reason.Value == "Damaged";
        (string, string?)[] name = [("Surname", person.Surname), ("GivenName", person.GivenName), ("Patronymic", person.Patronymic)];
        await way.SendAsync(isDamaged ? [.. name, ("NameChanged", "true"), ("ThenSurname", "Ахметова"), ("ThenGivenName", person.GivenName)] : name);
        await way.SendAsync(("Level", "GeneralSecondary"), ("Year", "2006"));
        await way.SearchAsync("5 гимназия алматы");
        await way.SendAsync(("OfficeId", Demo.AlmatySchool));
        if (isDamaged)
        {
            await way.SendAsync();
        }

        await way.SendAsync(("Iin", person.Iin), ("Phone", person.Phone), ("Consent", "true"));
        await way.SendAsync(("Code", await visitor.CodeForAsync(person.Phone)));
        Assert.NotEmpty(visitor.NumberOfCase());
        output.WriteLine($"{task}: {way.Pages} pages, {way.Taps} taps, {way.Signs} signs");
        return way;
    }

    /// <summary>Somebody who counts.</summary>
    private sealed class Way(Visitor visitor)
    {
        public int Pages { get; private set; }

        public int Taps { get; private set; }

        public int Signs { get; private set; }

        public async Task OpenAsync(string path)
        {
            Pages++;
            await visitor.GetAsync(path);
        }

        public Task FollowAsync(string link)
        {
            Taps++;
            return OpenAsync(visitor.Find(link).GetAttribute("href")!);
        }

        public Task SearchAsync(string words)
        {
            (Taps, Signs) = (Taps + 1, Signs + words.Length);
            return OpenAsync($"{visitor.Address.Split('?')[0]}?q={Uri.EscapeDataString(words)}");
        }

        /// <summary>Each choice is a tap and so is the button; the rest is typed.</summary>
        public async Task SendAsync(params (string Name, string? Value)[] answers)
        {
            Pages++;
            Taps++;
            foreach (var (name, value) in answers)
            {
                if (visitor.Has($"main [name='{name}'][type=radio], main [name='{name}'][type=checkbox]"))
                {
                    Taps++;
                }
                else
                {
                    Signs += value!.Length;
                }
            }

            await visitor.SubmitAsync(answers);
            Assert.False(visitor.Has(".govuk-error-summary"), visitor.Main);
        }
    }
}
