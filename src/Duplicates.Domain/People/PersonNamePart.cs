namespace Duplicates.Domain.People;

/// <summary>A part of a person's name, in the order they are written.</summary>
public enum PersonNamePart
{
    /// <summary>Тегі, фамилия.</summary>
    Surname,

    /// <summary>Аты, имя.</summary>
    GivenName,

    /// <summary>Әкесінің аты, отчество: only when the person has one.</summary>
    Patronymic,
}
