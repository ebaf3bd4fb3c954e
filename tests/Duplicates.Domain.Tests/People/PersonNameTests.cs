using Duplicates.Domain.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.People;

public sealed class PersonNameTests
{
    [Fact]
    public void TryCreate_ThreeParts_GivesAllFormsOfTheName()
    {
        var name = Create("Ахметов", "Азамат", "Серікұлы");

        Assert.Equal("Ахметов Азамат Серікұлы", name.Full);
        Assert.Equal("Ахметов А. С.", name.Initials);
        Assert.Equal("А. А. С.", name.InitialsOnly);
        Assert.Equal("А•••• А••••", name.Masked);
        Assert.Equal(name.Masked, name.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData("—")]
    [InlineData("нет")]
    [InlineData("Нет.")]
    [InlineData("ЖОҚ")]
    [InlineData("отсутствует")]
    public void TryCreate_NoPatronymic_IsAName(string? patronymic)
    {
        var name = Create("Әлібек", "Өмір", patronymic);

        Assert.Null(name.Patronymic);
        Assert.Equal("Әлібек Өмір", name.Full);
        Assert.Equal("Ә. Ө.", name.InitialsOnly);
        Assert.Equal("Әлібек Ө.", name.Initials);
    }

    [Fact]
    public void TryCreate_WhiteSpace_IsTrimmedAndCollapsed()
    {
        var name = Create(" \tАхметов\u00a0 Оглы ", "Анна\u2011Мария", "Серік\nқызы");

        Assert.Equal(new PersonName("Ахметов Оглы", "Анна-Мария", "Серік қызы"), name);
    }

    [Theory]
    [InlineData("-", "Сухарто", "", "Сухарто")]
    [InlineData("жоқ", "Сухарто", "", "Сухарто")]
    [InlineData("Сухарто", "—", "Сухарто", "")]
    [InlineData("Сухарто", "нет", "Сухарто", "")]
    public void TryCreate_DocumentWithOneWord_IsAName(string surname, string givenName, string expectedSurname, string expectedGivenName)
    {
        var name = Create(surname, givenName, "-");

        Assert.Equal(new PersonName(expectedSurname, expectedGivenName, null), name);
        Assert.Equal("Сухарто", name.Full);
        Assert.Equal("Сухарто", name.Initials);
        Assert.Equal("С.", name.InitialsOnly);
        Assert.Equal("С••••", name.Masked);
    }

    [Fact]
    public void TryCreate_UnseenCharacters_AreLeftOut()
    {
        Assert.Equal(new PersonName("Ахметов", "Анна", null), Create("Ах\u200bметов\u200d", "\u202aАн\u00adна\u202c", "\ufeff"));
    }

    [Fact]
    public void TryCreate_DecomposedLetters_AreComposed()
    {
        Assert.Equal("Андрей", Create("Ким", "Андреи\u0306", null).GivenName);
    }

    [Theory]
    [InlineData("O'Connor", "Seán")]
    [InlineData("Нұр-Мұхаммед", "Ж. Б.")]
    [InlineData("D’Angelo", "Maria del Carmen")]
    [InlineData("Müller", "Жанар")]
    [InlineData("Қаʼбдол", "Әл-Фараби")]
    public void TryCreate_LettersOfDocumentsAndPunctuationOfNames_AreAllowed(string surname, string givenName)
    {
        Create(surname, givenName, null);
    }

    [Theory]
    [InlineData("", PersonNameError.Missing)]
    [InlineData(" . ", PersonNameError.Missing)]
    [InlineData("Ахметов2", PersonNameError.ForbiddenCharacters)]
    [InlineData("Ахметов<b>", PersonNameError.ForbiddenCharacters)]
    [InlineData("李", PersonNameError.OtherScript)]
    [InlineData("नरेन्द्र", PersonNameError.OtherScript)]
    [InlineData("محمد", PersonNameError.OtherScript)]
    [InlineData("\u05dbהן", PersonNameError.OtherScript)]
    [InlineData("Αλέξης", PersonNameError.OtherScript)]
    [InlineData("\ud840\udc0b", PersonNameError.OtherScript)]
    [InlineData("-", PersonNameError.Missing, "-")]
    [InlineData("", PersonNameError.Missing, "-")]
    [InlineData("Ахметов\ud800", PersonNameError.ForbiddenCharacters)]
    [InlineData("Ахметов-\u0301", PersonNameError.ForbiddenCharacters)]
    [InlineData("\u0301", PersonNameError.ForbiddenCharacters)]
    [InlineData("Ахметoв", PersonNameError.MixedScript)]
    [InlineData("\u0259бдіров", PersonNameError.MixedScript)]
    [InlineData("Бекiтов", PersonNameError.MixedScript)]
    [InlineData("Ахметоwа", PersonNameError.MixedScript)]
    public void TryCreate_BadSurname_TellsWhy(string surname, PersonNameError expected, string givenName = "Азамат")
    {
        Assert.False(PersonName.TryCreate(surname, givenName, null, out var name, out var problems));
        Assert.Null(name);
        Assert.Equal(new PersonNameProblem(PersonNamePart.Surname, expected), problems[0]);
    }

    [Fact]
    public void TryCreate_SeveralBadParts_TellsOneProblemOfEach()
    {
        Assert.False(PersonName.TryCreate(null, "A1", "Сeрікұлы", out _, out var problems));
        Assert.Equal(
            [
                new PersonNameProblem(PersonNamePart.Surname, PersonNameError.Missing),
                new PersonNameProblem(PersonNamePart.GivenName, PersonNameError.ForbiddenCharacters),
                new PersonNameProblem(PersonNamePart.Patronymic, PersonNameError.MixedScript),
            ],
            problems);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void TryCreate_LengthOfAPart_IsLimited(int length, bool expected)
    {
        var isName = PersonName.TryCreate(new string('ә', length), "Азамат", null, out _, out var problems);

        Assert.Equal(expected, isName);
        Assert.Equal(expected ? [] : [PersonNameError.TooLong], problems.Select(problem => problem.Error));
    }

    [Fact]
    public void Masked_NamesOfAnyLength_DoNotTellTheLength()
    {
        Assert.Equal(Create("Ли", "Ян", null).Masked.Length, Create("Тоқмұхамедова", "Айгүлсара", "Серікқызы").Masked.Length);
    }

    [Fact]
    public void Initials_PartOfSeveralWords_IsOneInitial()
    {
        Assert.Equal("Гарсиа Лорка М. Х.", Create("Гарсиа Лорка", "мария дель Кармен", "'Хосе").Initials);
    }

    [Fact]
    public void TryCreate_AnyText_DoesNotThrowAndPartsOfANameAreANameAgain()
    {
        Prop.ForAll(
            ArbitraryText.Any,
            text =>
            {
                if (!PersonName.TryCreate(text, text, text, out var name, out var problems))
                {
                    return problems.Count > 0;
                }

                return PersonName.TryCreate(Typed(name.Surname), Typed(name.GivenName), name.Patronymic, out var again, out _)
                    && name == again
                    && name.Initials.Length > 0
                    && name.Masked.Length > 0;
            }).QuickCheckThrowOnFailure();
    }

    private static string Typed(string part) => part.Length == 0 ? "-" : part;

    private static PersonName Create(string surname, string givenName, string? patronymic)
    {
        Assert.True(PersonName.TryCreate(surname, givenName, patronymic, out var name, out var problems));
        Assert.Empty(problems);
        return name;
    }
}
