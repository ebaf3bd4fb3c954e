using Duplicates.Service.Indexing;
using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Offices;

namespace Duplicates.Service.Tests.Search;

/// <summary>One state of what is published at a time, whole.</summary>
public sealed class SearchIndexTests : IDisposable
{
    private readonly SearchIndex<Office> _index = new(new OfficeLayout());

    [Fact]
    public void Update_ChangedGoneAndNewItems_AreSoughtAsTheyAre()
    {
        var (kept, old) = (School("1", "Қарлығаш мектебі"), School("2", "Тұлпар мектебі"));
        _index.Update([kept, old]);
        _index.Update([kept, School("2", "Сұңқар мектебі"), School("3", "Ақиық мектебі")]);
        Assert.Equal(["1"], Found("карлыгаш"));
        Assert.Equal(["2"], Found("сункар"));
        Assert.Equal(["3"], Found("акиык"));
        Assert.Empty(Found("тулпар"));
    }

    [Fact]
    public async Task Find_WhileTheItemsChange_SeesOneStateOnly()
    {
        Office[][] states = [[.. Enumerable.Range(0, 40).Select(number => School($"a{number}", "Тұлпар мектебі"))], [.. Enumerable.Range(0, 60).Select(number => School($"b{number}", "Тұлпар мектебі"))]];
        _index.Update(states[0]);
        using var done = new CancellationTokenSource();
        var seeking = Task.Run(() =>
        {
            var seen = new List<SearchHits<Office>>();
            while (!done.IsCancellationRequested)
            {
                seen.Add(_index.Find(new("тұлпар", "kk", 100), Synonyms.None));
            }

            return seen;
        });
        for (var turn = 1; turn <= 20; turn++)
        {
            _index.Update(states[turn % 2]);
        }

        await done.CancelAsync();
        Assert.All(await seeking, hits => Assert.True(
            (hits.Total == 40 && hits.Items.All(office => office.Id[0] == 'a')) || (hits.Total == 60 && hits.Items.All(office => office.Id[0] == 'b')),
            $"{hits.Total} offices of {string.Concat(hits.Items.Select(office => office.Id[0]).Distinct())}"));
    }

    [Fact]
    public async Task Follow_WhileAnotherTakesUpWhatIsNew_WaitsAndFindsTheNew()
    {
        using var index = new CurrentIndex<Office>(new OfficeLayout());
        index.Follow("before", () => [School("1", "Тұлпар мектебі")]);
        using var begun = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var first = Task.Factory.StartNew(
            () => index.Follow("after", () => TakeUp(begun, goOn)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await begun.WaitAsync();
        var second = Task.Factory.StartNew(
            () =>
            {
                index.Follow("after", () => []);
                return index.Find(new("тұлпар", "kk", 10), Synonyms.None).Total;
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        // whoever does not wait is done by then, with what was before
        await Task.WhenAny(second, Task.Delay(TimeSpan.FromMilliseconds(300)));
        goOn.Release();
        await first;
        Assert.Equal(2, await second);
    }

    [Theory]
    [InlineData("Тұлпар Ақсу 12", "12", null)]
    [InlineData("тлупар", "", "тұлпар")]
    [InlineData("nekgfh", "", "тулпар")]
    [InlineData("тұлпар мектебі", "", null)]
    public void Find_WordsThatAreNotThere_AreNamed(string typed, string leftOut, string? meant)
    {
        _index.Update([School("1", "Тұлпар мектебі") with { Locality = new("Ақсу", "Аксу") }, School("2", "Сұңқар мектебі")]);
        var hits = _index.Find(new(typed, "kk", 10), Synonyms.None);
        Assert.Equal("1", Assert.Single(hits.Items).Id);
        Assert.Equal((leftOut, meant), (string.Join(' ', hits.Understood.LeftOut), hits.Understood.Meant));
    }

    [Fact]
    public void Find_OfficesThatAreAsClose_AreInTheOrderOfTheReadersAlphabet()
    {
        _index.Update([School("1", "№ 10 мектеп", "Школа № 10"), School("2", "№ 9 мектеп", "Школа № 9"), School("3", "Әлем мектебі", "Школа Яблоко"), School("4", "Яблоко мектебі", "Школа Алем")]);
        Assert.Equal(["3", "4", "2", "1"], Found("мектеп"));
        Assert.Equal(["4", "3", "2", "1"], [.. _index.Find(new("школа", "ru", 10), Synonyms.None).Items.Select(office => office.Id)]);
    }

    [Fact]
    public void Find_DistrictOfAVillage_IsLessThanItsName()
    {
        _index.Update([School("1", "Тұлпар мектебі") with { District = new("Сұңқар ауданы", "Сункарский район") }, School("2", "Сұңқар мектебі")]);
        Assert.Equal(["2", "1"], Found("сұңқар"));
        Assert.Equal(["1"], Found("тулпар сункарский район"));
    }

    [Fact]
    public void Update_TextsThatAreNoWords_AreTakenAsTheyAre()
    {
        _index.Update([School("1", "Тұлпар мектебі") with { Address = new(new string('ы', 40_000), string.Join(' ', Enumerable.Range(0, 20_000))) }, School("2", new string('ж', 40_000))]);
        Assert.Equal(["1"], Found("тұлпар"));
        Assert.Empty(Found(new string('ы', 150)));
    }

    public void Dispose() => _index.Dispose();

    private static Office School(string id, string kk, string? ru = null) => OfficeBuilder.Build(id) with { Name = new(kk, ru ?? kk), Locality = new("Ақсу", "Аксу"), Address = new(string.Empty, string.Empty) };

    private static Office[] TakeUp(SemaphoreSlim begun, SemaphoreSlim goOn)
    {
        begun.Release();
        goOn.Wait();
        return [School("1", "Тұлпар мектебі"), School("2", "Тұлпар лицейі")];
    }

    private List<string> Found(string typed) => [.. _index.Find(new(typed, "kk", 10), Synonyms.None).Items.Select(office => office.Id)];
}
